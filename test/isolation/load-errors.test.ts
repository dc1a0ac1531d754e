import { afterAll, describe, expect, it } from 'vitest'
import { obs } from '../../contracts/obs.js'
import { checkContract } from '../../src/check.js'
import type { ContractReport } from '../../src/report/report.js'
import { handlerFolder } from './handler-folder.js'

// In a process of its own: under vitest it is vitest that reads the modules, and words what is wrong with them.
const folder = handlerFolder('load-errors')
afterAll(() => folder.remove())

function check(file: string): Promise<ContractReport> {
  return checkContract(obs(), { file }, { isolate: true, phases: ['examples'] })
}

async function failure(file: string): Promise<string> {
  return check(file).then(
    () => 'it loads',
    (error: Error) => error.message,
  )
}

describe('a module that cannot be parsed', { timeout: 60_000 }, () => {
  const line = 'export const handler = async (event, context) => ({ status: 200 body: event })'
  const broken = folder.write('broken.mjs', `// first\n${line}`)

  it('is told with the line, and without a word of environment variables', async () => {
    expect(await failure(broken)).toMatch(
      /SyntaxError: Unexpected identifier 'body'\n {2}at \S*broken\.mjs:2\n {2}Mend that line: the platform could not/,
    )
  })

  it('is told by its own line where another one imports it', async () => {
    const importing = folder.write('importing.mjs', `export { handler } from './broken.mjs'`)
    expect(await failure(importing)).toMatch(/'body'\n {2}at \S*broken\.mjs:2\n/)
    folder.write('broken.cjs', 'const a = 1\n\nconst b = {{ 2')
    const requiring = folder.write('requiring.cjs', `exports.handler = require('./broken.cjs')`)
    expect(await failure(requiring)).toMatch(/Unexpected token '{'\n {2}at \S*broken\.cjs:3\n {2}Mend/)
    const lacking = folder.write(
      'lacking.mjs',
      `\nimport { none } from './importing2.mjs'\nexport { none as handler }`,
    )
    folder.write('importing2.mjs', 'export const some = 1')
    expect(await failure(lacking)).toMatch(
      /does not provide an export named 'none'\n {2}at \S*lacking\.mjs:2\n/,
    )
  })

  it('is told by its line in TypeScript', async () => {
    const typed = folder.write('broken-typed.ts', `enum Status { ok = 200 }\n${line}`)
    const importing = folder.write('importing-typed.ts', `export { handler } from './broken-typed.js'`)
    for (const file of [typed, importing])
      expect(await failure(file)).toMatch(/SyntaxError: [^\n]+\S\n {2}at \S*broken-typed\.ts:2\n {2}Mend/)
  })

  it('keeps the line of the handler for what it parses itself', async () => {
    const parsing = folder.write('parsing.mjs', `\nexport const config = JSON.parse('{ no')`)
    expect(await failure(parsing)).toMatch(/ at \S*parsing\.mjs:2\n {2}It is imported as on the platform/)
  })
})

describe('a module', { timeout: 60_000 }, () => {
  it('of the wrong kind is told what to change', async () => {
    const required = folder.write('required.js', `const fs = require('node:fs')\nexports.handler = fs.stat`)
    expect(await failure(required)).toMatch(/ at \S*required\.js:1\n {2}It is written as CommonJS.*\.cjs/)
    const whole = folder.write('whole.mjs', 'export default async (event, context) => ({ context })')
    expect(await failure(whole)).toMatch(/no export "handler"[\s\S]*named "\S*whole\.default"/)
  })

  it('finds what the paths of tsconfig.json name, also where that extends a file that is not there', async () => {
    const kinds = `enum Kind { png = 'png' }\nexport const kindOf = (_key: string) => Kind.png`
    folder.write('lib-kinds.ts', kinds)
    folder.write('tsconfig.json', `{ "compilerOptions": { "paths": { "@lib/*": ["./lib-*"] } } }`)
    const handler = (from: string) =>
      `import { kindOf } from '${from}'\nexport const handler = async (event: any, _context: unknown) => kindOf(event)`
    const named = folder.write('named.ts', handler('@lib/kinds'))
    expect((await check(named)).ok).toBe(true)
    folder.write('tsconfig.json', `{ "extends": "./no-such.json" }`)
    expect((await check(folder.write('relative.ts', handler('./lib-kinds.js')))).ok).toBe(true)
    expect(await failure(folder.write('named-again.ts', handler('@lib/kinds')))).toMatch(
      /Cannot find .*@lib\/kinds/,
    )
  })

  it('may have decorators and import types without saying so, which newer Node.js takes for JavaScript', async () => {
    folder.write('types.ts', 'export interface Answer { readonly text: string }\nexport const text = "there"')
    const decorated = [
      `import { Answer, text } from './types.ts'`,
      'const logged = (_target: unknown, _key: unknown, property?: any) => property',
      'class Service { @logged answer(): Answer { return { text } } }',
      'export const handler = async (_event: unknown, _context: unknown) => new Service().answer()',
    ].join('\n')
    expect((await check(folder.write('decorated.ts', decorated))).ok).toBe(true)
  })

  it('may be JSX', async () => {
    const jsx = [
      '/** @jsxRuntime classic */\n/** @jsx tag */',
      'const tag = (name: string, _members: object, text: string) => ({ name, text })',
      'export const handler = async (_event: unknown, _context: unknown) => <p>there</p>',
    ].join('\n')
    expect((await check(folder.write('page.tsx', jsx))).ok).toBe(true)
    expect(
      (await check(folder.write('page-plain.jsx', jsx.replaceAll(/: (string|object|unknown)/g, '')))).ok,
    ).toBe(true)
  })
})
