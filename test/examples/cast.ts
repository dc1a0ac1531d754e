import { resolve } from 'node:path'
import type { ContractReport, PhaseName } from '../../contracts/index.js'
import * as library from '../../contracts/index.js'

/** A handler of the demo; broken ones name the one rule that they break. */
export interface Member {
  readonly source: string
  readonly file: string
  readonly rule?: string
  readonly bug?: string
}

interface CastModule {
  readonly castOf: (
    names: typeof library,
    folder: string,
  ) => { readonly handlers: readonly Member[]; readonly twins: readonly Member[] }
}

interface CheckModule {
  readonly checkMember: (
    check: typeof library.checkContract,
    member: Member,
    folder: string,
    options: { readonly seed: number; readonly numRuns: number; readonly phases: readonly PhaseName[] },
  ) => Promise<ContractReport>
  readonly surprise: (member: Member, report: ContractReport) => string | undefined
}

/** A module of scripts/, which are JavaScript without types. */
export async function importScript<T>(path: string): Promise<T> {
  return (await import(new URL(`../../scripts/${path}`, import.meta.url).href)) as T
}

export const folder: string = resolve('examples/handlers')

export const { handlers, twins }: ReturnType<CastModule['castOf']> = (
  await importScript<CastModule>('demo/cast.mjs')
).castOf(library, folder)

const { checkMember, surprise } = await importScript<CheckModule>('demo/check-cast.mjs')

/** The phases whose events depend on the seed. */
export const seededPhases: readonly PhaseName[] = ['random', 'delivery']
const allPhases: readonly PhaseName[] = ['examples', 'boundary', ...seededPhases]

/** What is not as the cast promises after 100 random events; undefined when all is. */
export async function surpriseOf(
  member: Member,
  seed: number,
  phases = allPhases,
): Promise<string | undefined> {
  const options = { seed, numRuns: 100, phases }
  return surprise(member, await checkMember(library.checkContract, member, folder, options))
}
