import type { Contract, Finding, Rule } from '../contract.js'
import { ContractError } from '../errors.js'
import { quoted } from './quoted.js'
import { flagFor } from './source-flags.js'

const entry = String.raw`\w+(?:: '[^']*')?`
const entries = String.raw`\{ (${entry}(?:, ${entry})*) \}`
const call = (maker: string): RegExp =>
  new RegExp(String.raw`\b${maker}\((?:…, )?${entries}\)(?:\[\d+\]|/\d+)?`, 'g')
const bare = new RegExp(entries, 'g')
/** The name of an option that is no word of English. */
const option = /(?<![\w/.'"-])[a-z]+[A-Z]\w+(?![\w'":])/g

/** A call of a maker with options, `kafka({ message: 'json' })`, as the flags that say the same: `--message json`. */
function inFlags(text: string, maker: string): string {
  return text.replace(call(maker), flagsOf)
}

function flagsOf(found: string, list: string): string {
  const given = list.match(new RegExp(entry, 'g'))!.map((text) => {
    const [, name, value] = /^(\w+)(?:: '(.*)')?$/.exec(text)!
    const flag = flagFor(name!) ?? documentFlags[name!]
    return flag && `--${flag}${value === undefined ? '' : ` ${quoted(value)}`}`
  })
  return given.includes(undefined) ? found : given.join(' ')
}

const documentFlags: Readonly<Record<string, string>> = { basePath: 'base-path' }

/**
 * The error, told in words of the flags where it is a mistake in what they say: whoever types a command knows nothing
 * of the functions that it calls.
 */
export function inWordsOfFlags(error: unknown, maker: string): unknown {
  if (error instanceof ContractError) error.message = flagWords(error.message, maker)
  return error
}

function flagWords(message: string, maker: string): string {
  return inFlags(message, maker)
    .replaceAll(`${maker}():`, `--${maker}:`)
    .replace(bare, flagsOf)
    .replace(option, (name) => {
      const flag = flagFor(name) ?? documentFlags[name]
      return flag === undefined ? name : `--${flag}`
    })
}

/** The contract with findings that name flags where they name an option of its maker. */
export function findingInFlags<C extends Contract>(contract: C, maker: string): C {
  const worded = (finding: Finding): Finding => ({ ...finding, message: inFlags(finding.message, maker) })
  const rules = contract.rules.map((rule): Rule => {
    const { judge } = rule
    if (judge === undefined) return rule
    return { ...rule, judge: (judged) => judge(judged).map(worded) }
  })
  return { ...contract, rules }
}
