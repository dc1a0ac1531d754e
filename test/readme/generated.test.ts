import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { contracts } from '../../contracts/index.js'
import { allRules } from '../../contracts/rules/all-rules.js'
import { countEvidence } from '../../src/cli/count-evidence.js'
import { responseRule } from '../../src/plain-rules.js'
import { propertyRule } from '../../src/runner/property-rule.js'
import { keywords } from '../../src/schema/keywords.js'
import { readSchema } from '../../src/schema/read/resolve-refs.js'
import { importScript } from '../examples/cast.js'

interface Doc {
  readonly current: string
  readonly wanted: string
}

interface DocsModule {
  readonly generatedDocs: (library: object, read: (path: string) => string) => Readonly<Record<string, Doc>>
}

const { generatedDocs } = await importScript<DocsModule>('readme/generated-docs.mjs')
const read = (path: string): string => readFileSync(path, 'utf8')
const rules = [...allRules, propertyRule]
const ownRules = [responseRule({ schema: true })]
const library = { contracts, rules, ownRules, countEvidence, keywords, readSchema }
const docs = generatedDocs(library, read)

it.each(Object.entries(docs))('%s holds the tables that the code gives', (_path, { current, wanted }) => {
  expect(current, 'regenerate: npm run build && node scripts/readme-tables.mjs').toBe(wanted)
})

it('notices a table that is out of date', () => {
  const stale = (path: string): string => read(path).replace('`apig/headers`', '`apig/header`')
  const { current, wanted } = generatedDocs(library, stale)['README.md']!
  expect(current).not.toBe(wanted)
})

it('has a page for each rule, and no other', () => {
  const pages = readdirSync('docs/rules').map((name) => `docs/rules/${name}`)
  expect(pages.sort()).toEqual(
    Object.keys(docs)
      .filter((path) => path.startsWith('docs/rules/'))
      .sort(),
  )
})

it.each(markdownFiles())('%s links to files that exist', (path) => {
  const links = [...read(path).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1]!)
  const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(dirname(path), link)))
  expect(missing, 'a link that leads nowhere').toEqual([])
})

function markdownFiles(): readonly string[] {
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  return ['README.md', 'CONTRIBUTING.md', ...pages.map((name) => join('docs', name))]
}
