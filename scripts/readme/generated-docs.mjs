import { eventForms } from './event-forms.mjs'
import { ruleParts, rulePath } from './rule-page.mjs'
import { sourceParts } from './source-page.mjs'
import { withGenerated } from './table.mjs'
import { keywordsTable, optionsTable, rulesTable, sourcesTable } from './tables.mjs'

/**
 * The documents with generated parts, as they are and as they ought to be. `read` gives the text of a file, and throws
 * where there is none; `ownRules` are those of contracts of one's own.
 */
export function generatedDocs({ contracts, rules, ownRules, countEvidence, keywords, readSchema }, read) {
  const readme = read('README.md')
  const parts = {
    options: optionsTable(read('src/check-options.ts')),
    sources: sourcesTable(contracts, countEvidence),
    rules: rulesTable(rules),
    keywords: keywordsTable(keywords),
  }
  const nodesOf = (schema) => [...new Set(readSchema(schema).nodes)]
  return {
    'README.md': { current: readme, wanted: withGenerated(readme, parts) },
    'docs/event-forms.md': { current: read('docs/event-forms.md'), wanted: eventForms(contracts, nodesOf) },
    ...Object.fromEntries([...rules, ...ownRules].map((rule) => rulePage(rule, read))),
    ...Object.fromEntries(
      Object.entries(contracts).map(([name, make]) => sourcePage(name, make().event.schema, nodesOf, read)),
    ),
  }
}

function rulePage(rule, read) {
  const path = rulePath(rule.name)
  const current = read(path)
  return [path, { current, wanted: withGenerated(current, ruleParts(rule)) }]
}

function sourcePage(name, schema, nodesOf, read) {
  const path = `docs/sources/${name}.md`
  const current = read(path)
  return [path, { current, wanted: withGenerated(current, sourceParts(name, schema, nodesOf, read)) }]
}
