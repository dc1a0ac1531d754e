import { parseArgs } from 'node:util'
import { InvalidOptionError } from '../errors.js'
import { nearestHint } from './unknown-name.js'

/** One flag of a command. */
export interface OptionSpec {
  /** Without dashes. */
  readonly name: string
  /** One letter. */
  readonly short?: string
  /** What its value is called in the help; absent for a flag without a value. */
  readonly value?: string
  /** May be given more than once, or with values separated by commas. Default false. */
  readonly multiple?: boolean
  readonly says: string
  /** The heading of help under which the flag stands. Default `Options`. */
  readonly group?: string
}

/** The flags, under a heading of help. */
export function underHeading(group: string, specs: readonly OptionSpec[]): readonly OptionSpec[] {
  return specs.map((spec) => ({ ...spec, group }))
}

/** The arguments of one call, checked against the flags that the command knows. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly has: (name: string) => boolean
  readonly text: (name: string) => string | undefined
  /** Empty when not given. */
  readonly texts: (name: string) => readonly string[]
  /** Throws InvalidOptionError when it is no whole number, or one below `least`. */
  readonly wholeNumber: (name: string, least?: number) => number | undefined
}

/** What parseArgs says of one flag on the command line. */
interface OptionToken {
  readonly name: string
  /** As it was written, with its dashes. */
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** Reads the arguments behind a command. Throws InvalidOptionError for a flag that is unknown or wrongly used. */
export function readArguments(argv: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(specs.map((spec) => [spec.name, parserOption(spec)])),
    allowPositionals: true,
    // parseArgs itself would neither name the nearest flag nor take a negative number for a value.
    strict: false,
    tokens: true,
  })
  const values = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    else if (token.kind === 'option') addOption(values, token, specs)
  }
  return argumentsOf(positionals, values)
}

function parserOption({ value, short }: OptionSpec): { type: 'string' | 'boolean'; short?: string } {
  return { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }
}

function addOption(values: Map<string, string[]>, token: OptionToken, specs: readonly OptionSpec[]): void {
  const { rawName } = token
  const spec = specs.find(({ name }) => name === token.name)
  if (spec === undefined) throw unknownFlag(rawName, specs)
  const earlier = values.get(spec.name)
  if (earlier !== undefined && spec.multiple !== true) {
    throw new InvalidOptionError(`the flag ${rawName} is given twice`)
  }
  values.set(spec.name, [...(earlier ?? []), ...valuesOf(token, spec)])
}

function valuesOf({ rawName, value, inlineValue }: OptionToken, spec: OptionSpec): readonly string[] {
  if (spec.value === undefined) {
    if (value !== undefined) throw new InvalidOptionError(`the flag ${rawName} takes no value`)
    return ['']
  }
  const isFlag = inlineValue !== true && value !== undefined && /^-+[A-Za-z]/.test(value)
  if (value === undefined || value === '' || isFlag) {
    const behind = isFlag ? `, but ${value} follows it` : ''
    throw new InvalidOptionError(`the flag ${rawName} needs a value (<${spec.value}>)${behind}`)
  }
  return spec.multiple === true ? value.split(',') : [value]
}

function unknownFlag(rawName: string, specs: readonly OptionSpec[]): InvalidOptionError {
  const known = specs.map(({ name }) => flagOf(name))
  return new InvalidOptionError(`unknown flag ${JSON.stringify(rawName)}`, {
    next: nearestHint(rawName, known),
  })
}

/** The flag as a user writes it. */
export function flagOf(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`
}

function argumentsOf(
  positionals: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): Arguments {
  return {
    positionals,
    has: (name) => values.has(name),
    text: (name) => values.get(name)?.[0],
    texts: (name) => values.get(name) ?? [],
    wholeNumber: (name, least) => {
      const text = values.get(name)?.[0]
      return text === undefined ? undefined : wholeNumberOf(name, text, least)
    },
  }
}

function wholeNumberOf(name: string, text: string, least: number = Number.MIN_SAFE_INTEGER): number {
  const number = Number(text)
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number
  const demand = least === Number.MIN_SAFE_INTEGER ? 'a whole number' : `a whole number from ${least}`
  throw new InvalidOptionError(`the value of ${flagOf(name)} must be ${demand}, was ${JSON.stringify(text)}`)
}

/** The only positional argument. Throws InvalidOptionError when there is none, or more than one. */
export function onlyPositional({ positionals }: Arguments, what: string): string {
  const [first, second] = positionals
  if (first === undefined) throw new InvalidOptionError(`${what} is missing`)
  if (second !== undefined) {
    throw new InvalidOptionError(`there is one argument too many: ${JSON.stringify(second)}`)
  }
  return first
}
