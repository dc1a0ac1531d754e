import { eventForms } from './event-forms.mjs'
import { withGenerated } from './table.mjs'
import { keywordsTable, optionsTable, rulesTable, sourcesTable } from './tables.mjs'

/** The documents with generated parts, as they are and as they ought to be. `read` gives the text of a file. */
export function generatedDocs({ contracts, rules, countEvidence, keywords, readSchema }, read) {
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
  }
}
