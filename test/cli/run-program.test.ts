import { describe, expect, it } from 'vitest'
import type { Program } from '../../src/cli/program.js'
import { runProgram } from '../../src/cli/run-program.js'
import { fgc, parts, program } from './fake-io.js'

const names = ['test', 'replay', 'events', 'validate', 'types', 'sources', 'rules']

describe('the command', () => {
  it('without arguments shows its help on stderr and is wrong use', async () => {
    const { code, out, err } = await fgc([])
    expect(code).toBe(2)
    expect(out).toBe('')
    for (const name of names) expect(err).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  it.each([['--help'], ['-h'], ['help']])('shows the help on stdout with %s', async (flag) => {
    const { code, out, err } = await fgc([flag])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Usage: fgc <command>')
  })

  it.each([['--version'], ['-v']])('shows the version with %s', async (flag) => {
    expect(await fgc([flag])).toMatchObject({ code: 0, out: '1.2.3\n', err: '' })
  })

  it.each(names)('shows how to use %s, with examples, in two ways', async (name) => {
    const [one, other] = [await fgc([name, '--help']), await fgc(['help', name])]
    expect(one).toEqual(other)
    expect(one.code).toBe(0)
    expect(one.out).toContain(`Usage: fgc ${name}`)
    expect(one.out).toMatch(new RegExp(`^Examples\n  # .*\n  fgc ${name}`, 'm'))
  })

  it('shows no line over 80 columns in its help, examples included', async () => {
    for (const name of [[], ...names.map((each) => [each])]) {
      const { out } = await fgc([...name, '--help'])
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  it('shows the flags of a check by what they are for, each once, and beside each other', async () => {
    const { out } = await fgc(['test', '--help'])
    const lists = [...out.matchAll(/^(\S.*)\n((?: {2}.*\n)+)/gm)].map(([, heading, rows]) => ({
      heading,
      flags: [...rows!.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag]) => flag),
    }))
    const headingOf = (flag: string): unknown => lists.find(({ flags }) => flags.includes(flag))?.heading
    expect(headingOf('source')).toBe('What the handler is checked against')
    expect(headingOf('runs')).toBe('Which events are tried')
    expect(headingOf('rule')).toBe('How answers are judged')
    expect(headingOf('no-isolate')).toBe('Where the handler runs')
    expect(headingOf('report')).toBe('What is written')
    expect(headingOf('help')).toBe('Options')
    const flags = lists.flatMap(({ flags }) => flags)
    expect(new Set(flags).size).toBe(flags.length)
    const columns = [...out.matchAll(/^( {2}-.*? {2,})\S/gm)].map(([, left]) => left!.length)
    expect(new Set(columns).size).toBe(1)
  })

  it('says in its help what the exit codes mean', async () => {
    const { out } = await fgc(['--help'])
    for (const code of [0, 1, 2, 130]) expect(out).toMatch(new RegExp(`^  ${code} +\\S`, 'm'))
  })

  it.each([
    [['tset'], 'unknown command "tset"', 'Did you mean "test"?'],
    [['help', 'eventz'], 'unknown command "eventz"', 'Did you mean "events"?'],
    [['--vers'], 'unknown flag "--vers"', 'Did you mean "--version"?'],
    [['events', 'apgi'], 'unknown event source "apgi"', 'Did you mean "apig"?'],
    [['events', 'apig', '--sed', '7'], 'unknown flag "--sed"', 'Did you mean "--seed"?'],
    [['events', 'apig', 'obs'], 'one argument too many: "obs"', '--help'],
    [['events'], 'the name of an event source is missing', '--help'],
    [['events', 'apig', '--evidence', 'observd'], 'unknown level of evidence', 'Did you mean "observed"?'],
    [['events', 'apig', '--boundary', '--invalid'], '--boundary and --invalid exclude each other', '--help'],
    [['events', 'apig', '--invalid', '--evidence', 'historic'], 'exclude each other', '--help'],
    [['events', 'apig', '--why'], '--why goes with', '--help'],
    [['events', 'apig', '-n', '0'], 'the value of -n must be a whole number from 1, was "0"', '--help'],
    [['validate', 'kafak', 'x.json'], 'unknown schema "kafak"', 'Did you mean "kafka"?'],
    [['validate', 'event.json'], 'the first argument is the name of a schema', 'apig-response'],
    [['validate', 'apig'], 'there is no file', '--help'],
    [['validate', 'apig', 'package.jsn'], 'there is no file "package.jsn"', 'Did you mean "package.json"?'],
    [['validate', 'apig', 'src'], 'src is a folder', '--help'],
    [['sources', 'rabitmq'], 'unknown event source "rabitmq"', 'Did you mean "rabbitmq"?'],
    [['rules', 'apig/status'], 'unknown rule "apig/status"', 'Did you mean "apig/status-code"?'],
    [['types', '--out', 'x'], 'the schema files are missing', '--help'],
    [['types', 'x.json'], '--out <folder> is missing', '--help'],
    [['types', 'nothing-here*.json', '--out', 'x'], 'no file matches', 'patterns'],
  ])('says what is wrong with %j and what is near', async (argv, what, next) => {
    const { code, out, err } = await fgc(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^fgc( \w+)?: /)
    expect(err.split('\n')[0]).toContain(what)
    expect(err).toContain(next)
  })

  it('tells a fault of its own from a mistake of the user', async () => {
    const fail = () => {
      throw new Error('a bug')
    }
    const faulty: Program = { ...program, parts: async () => ({ ...parts, contracts: { apig: fail } }) }
    const err: string[] = []
    const io = { out: async () => {}, err: async (text: string) => void err.push(text) }
    const code = await runProgram(faulty, ['events', 'apig'], io as never)
    expect(code).toBe(2)
    expect(err.join('')).toMatch(/^fgc events: this is a fault of fgc itself.*\nError: a bug\n {4}at /)
  })
})
