import type { Rule } from '../contract.js'
import { colorsOf } from '../report/colors.js'
import { propertyRule } from '../runner/property-rule.js'
import type { CliIo } from './cli-io.js'
import type { Command, CommandCall, Program } from './program.js'
import { unknownName } from './unknown-name.js'
import { twoColumns, wrapText } from './wrap-text.js'

/** `rules`: what a handler owes. */
export const rulesCommand: Command = {
  name: 'rules',
  usage: '[rule…] [--json]',
  options: [{ name: 'json', says: 'an array of objects instead of a text' }],
  notes: () => [
    'The severity is the default one: error breaks the contract, warn is reported, off is not looked at.',
  ],
  examples: ({ exampleRule }) => [
    ['rules', 'all of them'],
    [`rules ${exampleRule}`, 'one, with a bad and a good example'],
    ['rules --json', 'for a program'],
  ],
  run: runRules,
}

async function runRules({ program, args, io }: CommandCall): Promise<number> {
  const all = [...(await program.parts()).rules, propertyRule]
  const names = all.map((rule) => rule.name)
  const asked = args.positionals.map((name) => {
    const rule = all.find((candidate) => candidate.name === name)
    if (rule === undefined) throw unknownName('rule', name, names)
    return rule
  })
  const rules = asked.length === 0 ? all : asked
  if (args.has('json')) await io.out(`${JSON.stringify(rules.map(plainRule), null, 2)}\n`)
  else if (asked.length === 0) await io.out(formatTable(rules, io))
  else await io.out(asked.map((rule) => formatRule(rule, program, io)).join('\n'))
  return 0
}

/** The rule as data: what judges stays behind. */
function plainRule({ name, severity, says, evidence, source, bad, good }: Rule): object {
  return { name, severity, says, evidence, source, bad, good }
}

function formatTable(rules: readonly Rule[], io: CliIo): string {
  const colors = colorsOf(io.color)
  const left = Math.max(...rules.map((rule) => rule.name.length)) + 2
  const start = left + 7
  const lines = rules.map((rule) => {
    const says = io.width === undefined ? rule.says : wrapText(rule.says, io.width, start)
    return `${colors.bold(rule.name.padEnd(left))}${rule.severity.padEnd(7)}${says}\n`
  })
  return lines.join('')
}

function formatRule(rule: Rule, { packageName, rulePage }: Program, io: CliIo): string {
  const colors = colorsOf(io.color)
  const rows: [string, string][] = [
    ['severity', rule.severity],
    ['evidence', `${rule.evidence} (${rule.source})`],
    ['bad', onOneIndent(rule.bad)],
    ['good', onOneIndent(rule.good)],
    ['switch off', `--rule ${rule.name}=off, or the option rules: { '${rule.name}': 'off' }`],
  ]
  if (rulePage !== undefined) rows.push(['more', `${packageName}/${rulePage(rule.name)}`])
  return `${colors.bold(rule.name)}: ${rule.says}\n${twoColumns(rows)}\n`
}

function onOneIndent(code: string): string {
  return code.replaceAll('\n', `\n${' '.repeat(14)}`)
}
