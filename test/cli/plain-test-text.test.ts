import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { plainTest } from '../../contracts/plain-test/plain-test.js'
import { allRules } from '../../contracts/rules/all-rules.js'
import { fgc } from './fake-io.js'

const answer = "{ statusCode: 200, headers: {}, body: '{}', isBase64Encoded: false }"
const json = "'content-type': 'application/json'"
const gzip = "headers: { 'content-encoding': 'gzip' }"

interface Sample {
  readonly broken: string
  readonly mended: string
  readonly source?: string
  readonly flags?: readonly string[]
}
const answers = (broken: string, mended: string): Sample => ({
  broken: `async (event, context) => ({ ...${answer}, ${broken} })`,
  mended: `async (event, context) => ({ ...${answer}, ${mended} })`,
})
const mended = `async (event, context) => (${answer})`

/** For each rule that a plain test can say, a handler that breaks it and the same one mended. */
const samples: Readonly<Record<string, Sample>> = {
  'apig/envelope': { broken: "async (event, context) => 'hello'", mended },
  'apig/status-code': answers("statusCode: '200'", 'statusCode: 201'),
  'apig/headers': answers("headers: { 'x-count': 5 }", "headers: { 'x-count': '5' }"),
  'apig/body': answers('body: { ok: true }', 'body: JSON.stringify({ ok: true })'),
  'apig/base64': answers("body: 'é!', isBase64Encoded: true", "body: 'w6kh', isBase64Encoded: true"),
  'apig/content-encoding': answers(
    `${gzip}, body: 'plain'`,
    `${gzip}, body: 'H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==', isBase64Encoded: true`,
  ),
  'apig/content-length': answers(
    "headers: { 'content-length': '1' }, body: 'é'",
    "headers: { 'content-length': '2' }, body: 'é'",
  ),
  'apig/content-type': answers(`headers: { ${json} }, body: 'done'`, `headers: { ${json} }, body: '"done"'`),
  'apig/no-content': answers("statusCode: 204, body: 'gone'", "statusCode: 204, body: ''"),
  'apig/server-error': answers('statusCode: 500', 'statusCode: 400'),
  'apig/stack-trace': answers("body: new Error('no').stack", "body: 'no'"),
  'handler/threw': {
    broken: `async (event, context) => (event.headers.accept.length, ${answer})`,
    mended: `async (event, context) => (event.headers?.accept?.length, ${answer})`,
    flags: ['--phase', 'boundary'],
  },
  'handler/timed-out': { broken: `(event, context) => (${answer})`, mended, flags: ['--timeout', '60'] },
  'handler/crashed': { broken: 'async (event, context) => process.exit(3)', mended, flags: ['isolate'] },
  'handler/changes-prototypes': {
    broken: `async (event, context) => (Object.assign({}['__proto__'], { a: 1 }), ${answer})`,
    mended: `async (event, context) => (Object.assign({}, { a: 1 }), ${answer})`,
  },
  'handler/serialisable': answers('count: 10n', 'count: 10'),
  'handler/size': answers("body: 'x'.repeat(7e6)", "body: 'x'.repeat(7e5)"),
  'handler/unhandled-rejection': {
    broken: `async (event, context) => (void Promise.reject(new Error('lost')), ${answer})`,
    mended,
  },
  'handler/uncaught-exception': {
    broken: `async (event, context) => (setTimeout(() => { throw new Error('lost') }, 1), ${answer})`,
    mended,
  },
  'handler/leaks-secret': answers('body: encodeURIComponent(context.getToken())', "body: 'none'"),
  'delivery/redelivery': {
    source: 'timer',
    broken:
      'async (event, { requestID }) => { if (seen.has(requestID)) throw new Error("again"); seen.add(requestID) }',
    mended: 'async (event, { requestID }) => { seen.add(requestID) }',
    flags: ['--phase', 'delivery'],
  },
}
/** Rules that need more than one event and its answer, or options that a case does not hold. */
const unsaid = [
  'handler/loads',
  'handler/settled-twice',
  'apig/reflected-markup',
  'apig/response-body',
  'apig/accepts-invalid',
  'delivery/warm-state',
  // Only the author's `processed` tells what was handled.
  'delivery/poison',
  // What the document says of its operation is in no case.
  'openapi/content-type',
  'openapi/response-body',
  'openapi/response-header',
  'openapi/status',
]
const fileOf = (rule: string): string => rule.replace('/', '-')
const moduleText = (handler: string): string => `const seen = new Set()\nexport const handler = ${handler}\n`

describe('fgc replay --as-test', () => {
  let folder: string
  beforeAll(() => {
    mkdirSync('.tmp', { recursive: true })
    folder = relative('.', mkdtempSync('.tmp/as-test-'))
    for (const name of ['broken', 'mended']) mkdirSync(join(folder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeEach(() => void vi.stubEnv('CI', ''))
  afterEach(() => void vi.unstubAllEnvs())

  /** Checks a broken handler, and prints the test of the case that is kept of a rule. */
  async function printedFor(rule: string, { broken, source = 'apig', flags = [] }: Sample): Promise<string> {
    writeFileSync(join(folder, 'broken', `${fileOf(rule)}.mjs`), moduleText(broken))
    const cases = join(folder, 'broken', '__cases__')
    const where = flags.includes('isolate') ? [] : ['--no-isolate', ...flags]
    const phases = flags.includes('--phase') ? [] : ['--phase', 'examples']
    const handler = `${join(folder, 'broken', fileOf(rule))}.handler`
    await fgc(['test', handler, '--source', source, '--cases', cases, ...phases, ...where])
    const kept = join(cases, `${fileOf(rule)}.${source}`)
    const files = readdirSync(kept).map((name) => join(kept, name))
    const file = files.find((one) => JSON.parse(readFileSync(one, 'utf8')).rule === rule)
    const { code, out, err } = await fgc(['replay', '--as-test', file!])
    expect([code, err]).toEqual([
      0,
      `The test is for the folder ${folder}/broken: its import begins there.\n`,
    ])
    return out
  }

  it('says every rule, or is known not to', () => {
    const said = [...Object.keys(plainTest.demands), 'delivery/redelivery', 'delivery/reordered']
    expect([...said, ...unsaid].sort()).toEqual(allRules.map(({ name }) => name).sort())
    expect([...Object.keys(samples), 'delivery/reordered'].sort()).toEqual(said.sort())
  })

  it('prints tests that fail where the handler is broken, and pass where it is mended', {
    timeout: 240_000,
  }, async () => {
    for (const [rule, sample] of Object.entries(samples)) {
      const text = await printedFor(rule, sample)
      expect(text).not.toContain('functiongraph')
      for (const name of ['broken', 'mended'])
        writeFileSync(join(folder, name, `${fileOf(rule)}.test.ts`), text)
      writeFileSync(join(folder, 'mended', `${fileOf(rule)}.mjs`), moduleText(sample.mended))
    }
    expect(await strictProblems(join(folder, 'mended'))).toBe('')
    const states = await runVitest(folder)
    const wanted = Object.keys(samples).flatMap((rule) => [
      [`broken/${fileOf(rule)}.test.ts`, 'failed'],
      [`mended/${fileOf(rule)}.test.ts`, 'passed'],
    ])
    expect(states).toEqual(Object.fromEntries(wanted))
  })

  it('says of a rule that no plain test can say what to do instead', async () => {
    const file = join(folder, 'case.json')
    const kept = { format: 1, contract: 'apig', package: 'p', rule: 'apig/reflected-markup', message: 'm' }
    writeFileSync(
      file,
      JSON.stringify({ ...kept, scenario: 's', evidence: 'documented', changes: [], event: {} }),
    )
    const { code, err } = await fgc([
      'replay',
      '--as-test',
      file,
      '--handler',
      'test/cli/handlers/orders.quiet',
    ])
    expect(code).toBe(2)
    expect(err).toContain('the rule apig/reflected-markup cannot be said in a plain test: m')
    expect(err).toContain(`{ replay: ${JSON.stringify(file)} }`)
  })
})

/** What a strict compiler says of the tests in a folder. */
function strictProblems(folder: string): Promise<string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const flags =
    '--ignoreConfig --strict --noEmit --allowJs --skipLibCheck --types node --target es2023 --module nodenext'
  const args = [resolve('node_modules/typescript/bin/tsc'), ...flags.split(' '), ...files]
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, out, err) => done(out + err))
  })
}

/** Runs the tests in a folder: what became of each file. */
function runVitest(folder: string): Promise<Readonly<Record<string, string>>> {
  const root = resolve(folder)
  writeFileSync(join(root, 'vitest.config.ts'), `export default { root: ${JSON.stringify(root)} }\n`)
  const { VITEST: _vitest, ...env } = process.env
  const args = [
    resolve('node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=json',
    '--outputFile=out.json',
    '--no-isolate',
    '--maxWorkers=1',
  ]
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 1 << 26 }, () => {
      const { testResults } = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as {
        readonly testResults: readonly { readonly name: string; readonly status: string }[]
      }
      done(Object.fromEntries(testResults.map(({ name, status }) => [relative(root, name), status])))
    })
  })
}
