import { EventValues } from '../arbitrary/event-values.js'
import { seededRuns } from '../arbitrary/seeded-runs.js'
import { TableValues } from '../arbitrary/table-values.js'
import { drawSeed } from '../draw-seed.js'
import { InvalidOptionError } from '../errors.js'
import { defaultEvidence, evidenceLevels } from '../evidence.js'
import { type Command, type CommandCall, exampleSource, type Program } from './program.js'
import { onlyPositional } from './read-arguments.js'
import { type SourceEvents, sourceEvents } from './source-events.js'
import { sourceFlags } from './source-flags.js'
import { contractOf } from './source-option.js'

const defaultCount = 5

/** `events`: example events of a source, one a line. */
export const eventsCommand: Command = {
  name: 'events',
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
  notes: (program) => [`Sources: ${program.sources.join(', ')}.`],
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

async function runEvents(call: CommandCall): Promise<number> {
  const { program, args, io } = call
  const source = onlyPositional(args, 'the name of an event source')
  if (!args.has('boundary') && !args.has('invalid')) {
    if (args.has('why')) throw new InvalidOptionError('--why goes with --boundary or --invalid')
    await writeRandom(await sourceEvents(program, source, args), call)
    return 0
  }
  const contract = await contractOf(program, source, args)
  // Random events need nothing of what makes the lists.
  const { listedEvents } = await import('./listed-events.js')
  for (const listed of listedEvents(contract, args)) {
    if (io.isClosed()) break
    await io.out(`${JSON.stringify(listed)}\n`)
  }
  return 0
}

/** The events of the random phase of a check with the same seed. */
async function writeRandom({ table, golden, complete }: SourceEvents, call: CommandCall): Promise<void> {
  const { args, io, program } = call
  const count = args.wholeNumber('n', 1) ?? defaultCount
  const seed = args.wholeNumber('seed') ?? drawSeed()
  const events = new EventValues(new TableValues(table, { golden }), { golden })
  if (!args.has('seed')) await io.err(`${program.name} events: seed ${seed}\n`)
  const runs = seededRuns(seed)
  for (let left = count; left > 0 && !io.isClosed(); left--) {
    const event = events.generate(runs.next().value)
    await io.out(`${JSON.stringify(complete === undefined ? event : complete(event))}\n`)
  }
}
