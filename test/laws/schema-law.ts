import * as fc from 'fast-check'
import { generatorTable } from '../../src/arbitrary/schema-values.js'
import { compareSize } from '../../src/arbitrary/simplicity.js'
import { toArbitrary } from '../../src/arbitrary/to-arbitrary.js'
import { matchesState } from '../../src/canonical/matches.js'
import { boundaryCases } from '../../src/cases/boundary-cases.js'
import { invalidCases } from '../../src/cases/invalid-cases.js'
import {
  ContractError,
  GeneratorGaveUpError,
  InvalidSchemaError,
  UnsatisfiableSchemaError,
} from '../../src/errors.js'
import { getAt, parsePointer } from '../../src/schema/json-pointer.js'
import type { JsonSchema } from '../../src/typed-schema.js'
import { refersToItself } from './circular-references.js'
import { type Referee, referee } from './judge.js'
import { keywordAlone } from './keyword-alone.js'
import { smallJson } from './schema-arbitrary.js'
import { mentionsUnevaluated, plainFault, valuesIn } from './schema-values.js'
import { shrinkPath } from './shrink-path.js'
import { type GeneratedTally, timed } from './tally.js'

const probes: readonly unknown[] = fc.sample(smallJson, { numRuns: 200, seed: 11 })
const samplesOf = (arbitrary: fc.Arbitrary<unknown>, seed: number, numRuns: number): unknown[] =>
  fc.sample(arbitrary, { numRuns, seed })

/** What must hold of every schema, satisfiable or not; throws a plain Error that says what does not. */
export async function checkSchema(schema: JsonSchema, tally: GeneratedTally): Promise<void> {
  const judges = referee(schema)
  tally.schemas++
  const arbitrary = defined(schema, tally)
  if (arbitrary instanceof ContractError) await checkRefusal(schema, arbitrary, judges, tally)
  else {
    tally.satisfiable++
    const made = await checkValues(schema, arbitrary, judges, tally)
    const cases = await checkBoundaries(schema, judges, tally)
    const broken = await checkInvalid(schema, judges, tally)
    await checkCanonical(
      schema,
      [...made, ...cases, ...broken, ...probes, ...valuesIn(schema)],
      judges,
      tally,
    )
  }
  if (judges.overruled.length > 0) tally.overruled++
}

function defined(schema: JsonSchema, tally: GeneratedTally): fc.Arbitrary<unknown> | ContractError {
  try {
    return timed(tally, 'toArbitrary', schema, () => toArbitrary(schema))
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
}

/** Only what is said is so: nothing satisfies it, a reference goes in circles, or the budget was spent. */
async function checkRefusal(
  schema: JsonSchema,
  error: ContractError,
  judges: Referee,
  tally: GeneratedTally,
): Promise<void> {
  const pointer = 'pointer' in error ? parsePointer(String(error.pointer)) : undefined
  if (pointer === undefined || getAt(schema, pointer) === undefined) {
    throw new Error(`the pointer of the error leads nowhere: ${error.message}`)
  }
  if (error instanceof GeneratorGaveUpError) tally.gaveUp++
  else if (error instanceof InvalidSchemaError && refersToItself(schema)) tally.circular++
  else if (error instanceof UnsatisfiableSchemaError) {
    tally.unsatisfiable++
    for (const value of [...probes, ...valuesIn(schema)]) {
      if (await judges.confirms(value, false)) continue
      throw new Error(`called unsatisfiable, but ${JSON.stringify(value)} satisfies it`)
    }
  } else throw error
}

/** Values, and the values that they shrink to, are plain JSON and valid, and each step down is simpler. */
async function checkValues(
  schema: JsonSchema,
  arbitrary: fc.Arbitrary<unknown>,
  judges: Referee,
  tally: GeneratedTally,
): Promise<readonly unknown[]> {
  const values = timed(tally, 'generate', schema, () => samplesOf(arbitrary, 5, 20))
  for (const value of values) await mustBeValid('a value', schema, value, judges, tally)
  for (const [index, value] of values.slice(0, 4).entries()) {
    const path = timed(tally, 'shrink', schema, () => shrinkPath(arbitrary, value, index))
    let before = value
    for (const smaller of path) {
      await mustBeValid('a shrunk value', schema, smaller, judges, tally)
      if (compareSize(smaller, before) >= 0) {
        throw new Error(
          `${JSON.stringify(before)} shrinks to ${JSON.stringify(smaller)}, which is no simpler`,
        )
      }
      before = smaller
    }
  }
  return values
}

async function checkBoundaries(
  schema: JsonSchema,
  judges: Referee,
  tally: GeneratedTally,
): Promise<readonly unknown[]> {
  const values = timed(tally, 'boundaryCases', schema, () => boundaryCases(schema)).map(({ value }) => value)
  for (const value of values) await mustBeValid('a boundary case', schema, value, judges, tally)
  tally.boundary += values.length
  return values
}

async function mustBeValid(
  what: string,
  schema: JsonSchema,
  value: unknown,
  judges: Referee,
  tally: GeneratedTally,
): Promise<void> {
  tally.values++
  const fault = plainFault(value)
  if (fault !== undefined) throw new Error(`${what} is no plain JSON: ${fault}`)
  if (!generatorTable(schema).root.accepts(value) || !(await judges.confirms(value, true))) {
    throw new Error(`${what} is invalid: ${JSON.stringify(value)}`)
  }
}

/** Every invalid case is refused, and the keyword that it names refuses what stands at the place that it names. */
async function checkInvalid(
  schema: JsonSchema,
  judges: Referee,
  tally: GeneratedTally,
): Promise<readonly unknown[]> {
  const cases = timed(tally, 'invalidCases', schema, () => invalidCases(schema))
  const alone = new Map<string, Referee>()
  for (const { value, scenario, pointer, keyword, schemaPointer } of cases) {
    const words = `the invalid case "${scenario}" (${schemaPointer}), ${JSON.stringify(value)},`
    if (!(await judges.confirms(value, false))) throw new Error(`${words} is valid`)
    const place = getAt(value, parsePointer(pointer) ?? [])
    if (place === undefined || !schemaPointer.endsWith(`/${keyword}`))
      throw new Error(`${words} names no place`)
    const only = alone.get(schemaPointer) ?? referee(keywordAlone(schema as object as never, schemaPointer))
    alone.set(schemaPointer, only)
    if (!(await only.confirms(place.value, false))) throw new Error(`${words} does not break the keyword`)
  }
  tally.invalid += cases.length
  return cases.map(({ value }) => value)
}

/**
 * The canonical form accepts what the schema accepts. Where members or items count as unevaluated it may accept
 * less (a branch of `anyOf` that was not chosen may evaluate more by chance), never more.
 */
async function checkCanonical(
  schema: JsonSchema,
  values: readonly unknown[],
  judges: Referee,
  tally: GeneratedTally,
): Promise<void> {
  const { shape } = generatorTable(schema).root
  const { table } = shape.table.shop
  const mayBeLess = mentionsUnevaluated(schema)
  for (const value of values) {
    const valid = generatorTable(schema).root.accepts(value)
    const matched =
      shape.terms.length === 0 || shape.states.some((state) => matchesState(table, state, value))
    if (matched !== valid && !(mayBeLess && valid)) {
      const verb = matched ? 'accepts' : 'refuses'
      throw new Error(`the canonical form ${verb} ${JSON.stringify(value)}, unlike the schema`)
    }
    if (!(await judges.confirms(value, valid))) {
      throw new Error(
        `the judges do not agree that ${JSON.stringify(value)} is ${valid ? 'valid' : 'invalid'}`,
      )
    }
  }
  tally.canonical += values.length
}
