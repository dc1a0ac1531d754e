import type { CheckOptions } from '../check-options.js'
import type { Severity } from '../contract.js'
import type { DictionaryOption } from '../dictionary/dictionary.js'
import { InvalidOptionError } from '../errors.js'
import { defaultEvidence, evidenceLevels } from '../evidence.js'
import { phaseNames } from '../report/report.js'
import { documentOptions } from './chosen-contracts.js'
import { coverageOptions } from './coverage-option.js'
import { readEvidence } from './evidence-option.js'
import { type Arguments, type OptionSpec, underHeading } from './read-arguments.js'
import { reportOptions } from './report-option.js'
import { sourceFlags } from './source-flags.js'
import { knownName } from './unknown-name.js'

const contract: readonly OptionSpec[] = [
  { name: 'source', value: 'name', says: 'the event source; may be left out with --replay' },
  ...sourceFlags,
  ...documentOptions,
]

const events: readonly OptionSpec[] = [
  { name: 'phase', value: 'name', multiple: true, says: `run only: ${phaseNames.join(', ')}; default all` },
  { name: 'runs', value: 'count', says: 'events of the random phase; default 100' },
  {
    name: 'seed',
    value: 'number',
    says: 'same seed, same events; default: one is drawn, and the report names it',
  },
  {
    name: 'evidence',
    value: 'level',
    multiple: true,
    says: `levels to draw from: ${evidenceLevels.join(', ')}; default ${defaultEvidence.join(',')}`,
  },
  {
    name: 'dictionary',
    value: 'file|none',
    multiple: true,
    says: "sources to read constants from that are tried in events; default the handler's own and what it imports",
  },
  {
    name: 'replay',
    value: 'token|file',
    says: 'run only the event in a token that a report prints, or in a case file',
  },
  {
    name: 'cases',
    value: 'folder',
    says: 'keep violations in this folder and try them first; default: none',
  },
]

const judging: readonly OptionSpec[] = [
  { name: 'rule', value: 'rule=severity', multiple: true, says: 'a severity: off, warn or error' },
  { name: 'timeout', value: 'ms', says: 'the limit of one call; default 3000, as on the platform' },
  ...coverageOptions,
]

const isolation: readonly OptionSpec[] = [
  { name: 'memory', value: 'MB', says: "the heap of the handler's process; default 512" },
  { name: 'no-isolate', says: 'run the handler in this process: it may end or block the whole check then' },
]

const output: readonly OptionSpec[] = [
  ...reportOptions,
  { name: 'logs', says: 'show on stderr what the handler prints; default: it is dropped and counted' },
]

/** The flags of `test`, by what they are for. */
export const testOptions: readonly OptionSpec[] = [
  ...underHeading('What the handler is checked against', contract),
  ...underHeading('Which events are tried', events),
  ...underHeading('How answers are judged', judging),
  ...underHeading('Where the handler runs', isolation),
  ...underHeading('What is written', output),
]

/** The options of the check that the flags say. Throws InvalidOptionError. */
export function readCheckOptions(args: Arguments): CheckOptions {
  const options: { -readonly [K in keyof CheckOptions]: CheckOptions[K] } = {}
  const numRuns = args.wholeNumber('runs', 1)
  const seed = args.wholeNumber('seed')
  const timeout = args.wholeNumber('timeout', 1)
  const evidence = readEvidence(args)
  const replay = args.text('replay')
  const memory = args.wholeNumber('memory', 16)
  if (memory !== undefined && args.has('no-isolate'))
    throw new InvalidOptionError('--memory and --no-isolate contradict each other', {
      next: 'The limit is one of the process of its own that --no-isolate does without.',
    })
  options.isolate = args.has('no-isolate') ? false : memory === undefined ? true : { memory }
  if (numRuns !== undefined) options.numRuns = numRuns
  if (seed !== undefined) options.seed = seed
  if (timeout !== undefined) options.timeout = timeout
  if (evidence !== undefined) options.evidence = evidence
  if (replay !== undefined) options.replay = replay
  const cases = args.text('cases')
  if (cases !== undefined) options.cases = cases
  if (args.has('phase'))
    options.phases = args.texts('phase').map((name) => knownName('phase', name, phaseNames))
  if (args.has('dictionary')) options.dictionary = readDictionary(args.texts('dictionary'))
  if (args.has('rule')) options.rules = readSeverities(args.texts('rule'))
  return options
}

function readDictionary(files: readonly string[]): DictionaryOption {
  if (!files.includes('none')) return { files }
  if (files.length === 1) return false
  throw new InvalidOptionError('--dictionary takes files or none, and not both')
}

const severities: readonly Severity[] = ['off', 'warn', 'error']

function readSeverities(texts: readonly string[]): Readonly<Record<string, Severity>> {
  const entries = texts.map((text) => {
    const [, name, severity] = /^([^=]+)=(.*)$/.exec(text) ?? []
    if (name === undefined || severity === undefined) {
      throw new InvalidOptionError(`--rule takes a name and a severity, as in ${text || 'rule'}=off`)
    }
    return [name, knownName('severity', severity, severities)] as const
  })
  return Object.fromEntries(entries)
}
