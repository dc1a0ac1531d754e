import { rulePath } from './rule-page.mjs'
import { table } from './table.mjs'

const levels = ['documented', 'observed', 'inferred', 'historic']

/** Event sources with how many forms and edge cases of each evidence their schemas hold. */
export function sourcesTable(contracts, countEvidence) {
  const rows = Object.entries(contracts).map(([name, make]) => {
    const { event, asynchronous } = make()
    const { forms, edgeCases } = countEvidence(event.schema)
    const counts = (found) => levels.map((level) => found[level]).join(' / ')
    const answer = asynchronous ? 'not awaited; may come again' : 'awaited'
    return [`\`${name}()\``, event.schema.description, answer, counts(forms), counts(edgeCases)]
  })
  return table(['source', 'event', 'answer', 'forms', 'edge cases'], rows)
}

/** Rules with their default severity, each with a link to its page. */
export function rulesTable(rules) {
  return table(
    ['rule', 'default', 'demands', 'evidence'],
    rules.map(({ name, severity, says, evidence }) => [
      `[\`${name}\`](${rulePath(name)})`,
      severity,
      says,
      evidence,
    ]),
  )
}

/** Options of a check, read from the docstrings of their interface. */
export function optionsTable(source) {
  return membersTable([[source, 'CheckOptions']])
}

/** Members of interfaces with their docstrings; each interface is given as a source text and its name. */
export function membersTable(interfaces) {
  return table(
    ['option', 'what it does'],
    interfaces.flatMap(([source, name]) => membersOf(source, name)),
  )
}

function membersOf(source, name) {
  const body = source.slice(source.indexOf(`export interface ${name}`))
  const member = /\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)\?:/g
  const end = body.indexOf('\n}')
  return [...body.slice(0, end).matchAll(member)].map(([, comment, option]) => [
    `\`${option}\``,
    oneLine(comment),
  ])
}

/** What is done with each keyword of JSON Schema. */
export function keywordsTable(keywords) {
  const groups = new Map()
  for (const { name, vocabulary, support } of keywords) {
    const key = `${vocabulary}\n${support}`
    groups.set(key, [...(groups.get(key) ?? []), `\`${name}\``])
  }
  const rows = [...groups].map(([key, names]) => [...key.split('\n'), names.join(' ')])
  return table(['vocabulary', 'what is done with them', 'keywords'], rows)
}

function oneLine(comment) {
  return comment.replace(/\s*\n\s*\*\s?/g, ' ').trim()
}
