import { EventValues } from '../arbitrary/event-values.js'
import { SchemaValues } from '../arbitrary/schema-values.js'
import { seededRuns } from '../arbitrary/seeded-runs.js'
import { boundaryCases, type Case } from '../cases/boundary-cases.js'
import { invalidCases } from '../cases/invalid-cases.js'
import type { Contract, InvalidEvent } from '../contract.js'
import { drawSeed } from '../draw-seed.js'
import { InvalidOptionError } from '../errors.js'
import { defaultEvidence, evidenceLevels } from '../evidence.js'
import { breachText } from '../report/breach-text.js'
import { restrictEvidence } from '../schema/restrict-evidence.js'
import { readEvidence } from './evidence-option.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { type Arguments, onlyPositional } from './read-arguments.js'
import { sourceFlags } from './source-flags.js'
import { contractOf } from './source-option.js'

const defaultCount = 5

/** `events`: example events of a source, one a line. */
export const eventsCommand: Command = {
  name: 'events',
  summary: 'print events of a source as JSON, one a line',
  usage: '<source> [-n <count>] [--boundary | --invalid] [--seed <number>] [--evidence <level>]',
  options: [
    {
      name: 'n',
      short: 'n',
      value: 'count',
      says: `how many; default ${defaultCount}, or all with --boundary and --invalid`,
    },
    { name: 'boundary', says: 'the edge cases, in order: each bound, each form, each member absent' },
    {
      name: 'invalid',
      says: 'events that the schema refuses, or what breaks the schemas of the flags: one broken keyword each',
    },
    { name: 'why', says: 'with --boundary or --invalid: each event in an object that says why it is there' },
    {
      name: 'seed',
      value: 'number',
      says: 'same seed, same events; default: one is drawn and told on stderr',
    },
    ...sourceFlags,
    {
      name: 'evidence',
      value: 'level',
      multiple: true,
      says: `levels to draw from: ${evidenceLevels.join(', ')}; default ${defaultEvidence.join(',')}`,
    },
  ],
  notes: (program) => [`Sources: ${Object.keys(program.contracts).join(', ')}.`],
  examples: examplesFor,
  run: runEvents,
}

function examplesFor(program: Program): readonly (readonly [string, string])[] {
  const source = exampleSource(program)
  return [
    [`events ${source} -n 20 --seed 7`, 'twenty events, the same each time'],
    [`events ${source} --boundary | jq -c .`, 'every edge case'],
    [`events ${source} --invalid --why -n 10`, 'ten damaged events and what is damaged'],
    [`events ${source} -n 1000 | ${program.name} validate ${source} -`, 'judge them by the schema'],
  ]
}

async function runEvents({ program, args, io }: CommandCall): Promise<number> {
  const contract = contractOf(program, onlyPositional(args, 'the name of an event source'), args)
  const cases = casesOf(contract, args)
  const count = args.wholeNumber('n', 1)
  if (cases === undefined) {
    await writeRandom(contract, { program, args, io }, count ?? defaultCount)
    return 0
  }
  for (const found of cases.slice(0, count)) {
    if (io.isClosed()) break
    const sent = { ...found, value: asSent(contract, found.value) }
    await io.out(`${JSON.stringify(args.has('why') ? reasoned(sent) : sent.value)}\n`)
  }
  return 0
}

/** The finite list that was asked for; undefined when random events were. */
function casesOf(contract: Contract, args: Arguments): readonly Case<unknown>[] | undefined {
  const { golden } = contract
  const evidence = readEvidence(args)
  if (args.has('boundary') && args.has('invalid')) throw exclusive('--boundary', '--invalid')
  if (args.has('invalid')) {
    // Broken events are of no form, so no level of evidence tells them apart.
    if (evidence !== undefined) throw exclusive('--invalid', '--evidence')
    return contract.invalid?.events(golden).map(caseOf) ?? invalidCases(contract.event, { golden })
  }
  if (args.has('boundary'))
    return boundaryCases(contract.event, { golden, ...(evidence === undefined ? {} : { evidence }) })
  if (args.has('why')) throw new InvalidOptionError('--why goes with --boundary or --invalid')
  return undefined
}

/** What a handler is to refuse, where the author's schemas say so. */
function caseOf({ event, breach }: InvalidEvent): Case<unknown> & { readonly keyword?: string } {
  const { keyword } = breach
  const scenario = breachText(breach)
  const found = { value: event, scenario, pointer: '', evidence: 'documented' } as const
  return keyword === undefined ? found : { ...found, keyword }
}

function exclusive(one: string, other: string): InvalidOptionError {
  return new InvalidOptionError(`${one} and ${other} exclude each other`)
}

function reasoned(found: Case<unknown> & { readonly keyword?: string }): object {
  const { scenario, pointer, keyword, evidence, value } = found
  return {
    why: scenario,
    pointer,
    ...(keyword === undefined ? { evidence } : { keyword }),
    event: value,
  }
}

/** The events of the random phase of a check with the same seed. */
async function writeRandom(contract: Contract, call: CommandCall, numRuns: number): Promise<void> {
  const { args, io, program } = call
  const schema = restrictEvidence(contract.event.schema, readEvidence(args) ?? defaultEvidence)
  const events = new EventValues(new SchemaValues(schema, { golden: contract.golden }), contract)
  const seed = args.wholeNumber('seed') ?? drawSeed()
  if (!args.has('seed')) await io.err(`${program.name} events: seed ${seed}\n`)
  const runs = seededRuns(seed)
  for (let left = numRuns; left > 0 && !io.isClosed(); left--)
    await io.out(`${JSON.stringify(asSent(contract, events.generate(runs.next().value)))}\n`)
}

/** The event with its members that follow from others, as a check would send it. */
function asSent({ complete }: Contract, event: unknown): unknown {
  return complete === undefined ? event : complete(event)
}
