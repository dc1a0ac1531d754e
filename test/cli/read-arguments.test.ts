import { describe, expect, it } from 'vitest'
import { type OptionSpec, readArguments } from '../../src/cli/read-arguments.js'
import { InvalidOptionError } from '../../src/errors.js'

const specs: readonly OptionSpec[] = [
  { name: 'n', short: 'n', value: 'count', says: '' },
  { name: 'seed', value: 'number', says: '' },
  { name: 'json', short: 'j', says: '' },
  { name: 'rule', value: 'rule', multiple: true, says: '' },
]
const read = (...argv: string[]) => readArguments(argv, specs)

describe('the arguments of a command', () => {
  it('are read in any order and way of writing', () => {
    for (const argv of [
      ['a', '-n', '3', '--seed', '-5', '--json', 'b'],
      ['--seed=-5', '-n3', 'a', 'b', '-j'],
    ]) {
      const args = read(...argv)
      expect(args.positionals).toEqual(['a', 'b'])
      expect([args.wholeNumber('n', 1), args.wholeNumber('seed'), args.has('json')]).toEqual([3, -5, true])
    }
  })

  it('may begin with a hyphen behind =, and hold commas where one value is due', () => {
    expect(read('--seed=--json').text('seed')).toBe('--json')
    expect(read('--rule=-a,-b').texts('rule')).toEqual(['-a', '-b'])
    expect(read('--seed', '1,2').text('seed')).toBe('1,2')
    expect(read('--seed', 'a-b').text('seed')).toBe('a-b')
  })

  it('are whole numbers of several digits, from the least one on', () => {
    expect([read('--seed', '+120').wholeNumber('seed'), read('-n', '10').wholeNumber('n', 10)]).toEqual([
      120, 10,
    ])
    expect(read().wholeNumber('seed', 1)).toBeUndefined()
    expect(() => read('-n', '9').wholeNumber('n', 10)).toThrow(
      'the value of -n must be a whole number from 10, was "9"',
    )
    expect(() => read('--seed', 'x').wholeNumber('seed')).toThrow(
      'the value of --seed must be a whole number, was "x"',
    )
  })

  it('are all positional behind --, and - is one', () => {
    expect(read('-', '--', '--json').positionals).toEqual(['-', '--json'])
    expect(read('-', '--', '--json').has('json')).toBe(false)
  })

  it('collects what may be given more than once', () => {
    expect(read('--rule', 'a=off,b=warn', '--rule=c=error').texts('rule')).toEqual([
      'a=off',
      'b=warn',
      'c=error',
    ])
    expect(read().texts('rule')).toEqual([])
  })

  it.each([
    [['--sed', '1'], 'unknown flag "--sed"\n  Did you mean "--seed"?'],
    [['-x'], 'unknown flag "-x"\n  Did you mean "-n"?'],
    [['--no-json'], 'unknown flag "--no-json"'],
    [['--toString'], 'unknown flag "--toString"'],
    [['--__proto__'], 'unknown flag "--__proto__"'],
    [['--seed', '1', '--seed', '2'], 'the flag --seed is given twice'],
    [['--json=yes'], 'the flag --json takes no value'],
    [['--seed'], 'the flag --seed needs a value (<number>)'],
    [['--seed='], 'the flag --seed needs a value (<number>)'],
    [['--seed', '--json'], 'the flag --seed needs a value (<number>), but --json follows it'],
  ])('refuses %j', (argv, message) => {
    expect(() => read(...argv)).toThrow(InvalidOptionError)
    expect(() => read(...argv)).toThrow(message)
  })

  it.each(['', ' 1', '1e3', '0x10', '1.0', '9007199254740993', 'NaN'])(
    'takes no %j for a whole number',
    (text) => {
      expect(() => read('--seed', text).wholeNumber('seed')).toThrow(InvalidOptionError)
    },
  )
})
