import { boundaryCases, type Case } from '../cases/boundary-cases.js'
import { invalidCases } from '../cases/invalid-cases.js'
import type { Contract, InvalidEvent } from '../contract.js'
import { InvalidOptionError } from '../errors.js'
import { breachText } from '../report/breach-text.js'
import { readEvidence } from './evidence-option.js'
import type { Arguments } from './read-arguments.js'

type Listed = Case<unknown> & { readonly keyword?: string }

/** The finite list that `--boundary` or `--invalid` asks for: what is printed, in order. */
export function listedEvents(contract: Contract, args: Arguments): readonly unknown[] {
  if (args.has('boundary') && args.has('invalid')) throw exclusive('--boundary', '--invalid')
  const listed = args.has('invalid') ? invalidEvents(contract, args) : boundaryEvents(contract, args)
  const { complete } = contract
  return listed.slice(0, args.wholeNumber('n', 1)).map((found) => {
    const sent = complete === undefined ? found : { ...found, value: complete(found.value) }
    return args.has('why') ? reasoned(sent) : sent.value
  })
}

function boundaryEvents({ event, golden }: Contract, args: Arguments): readonly Listed[] {
  const evidence = readEvidence(args)
  return boundaryCases(event, { golden, ...(evidence === undefined ? {} : { evidence }) })
}

function invalidEvents({ event, golden, invalid }: Contract, args: Arguments): readonly Listed[] {
  // Broken events are of no form, so no level of evidence tells them apart.
  if (args.has('evidence')) throw exclusive('--invalid', '--evidence')
  return invalid?.events(golden).map(caseOf) ?? invalidCases(event, { golden })
}

/** What a handler is to refuse, where the author's schemas say so. */
function caseOf({ event, breach }: InvalidEvent): Listed {
  const { keyword } = breach
  const scenario = breachText(breach)
  const found = { value: event, scenario, pointer: '', evidence: 'documented' } as const
  return keyword === undefined ? found : { ...found, keyword }
}

function exclusive(one: string, other: string): InvalidOptionError {
  return new InvalidOptionError(`${one} and ${other} exclude each other`)
}

function reasoned(found: Listed): object {
  const { scenario, pointer, keyword, evidence, value } = found
  return {
    why: scenario,
    pointer,
    ...(keyword === undefined ? { evidence } : { keyword }),
    event: value,
  }
}
