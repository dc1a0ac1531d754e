import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sharedFolder } from '../temporary-folder.js'
import { fgc } from './fake-io.js'

const folder = sharedFolder()
const schema = join(folder, 'order.schema.json')
const out = join(folder, 'generated')
writeFileSync(
  schema,
  JSON.stringify({
    title: 'Order',
    type: 'object',
    properties: { id: { type: 'string' } },
    additionalProperties: false,
  }),
)

it('writes modules, is in sync with them, and notices when they change', async () => {
  const argv = ['types', schema, '--out', out]
  expect(await fgc([...argv, '--check'])).toMatchObject({ code: 1, out: '' })
  expect(existsSync(out)).toBe(false)

  const first = await fgc(argv)
  expect(first.code).toBe(0)
  expect(first.out).toMatch(/^written .*generated\/order\.ts\n$/)
  expect(first.err).toBe('fgc types: 1 written, 0 unchanged, 0 removed\n')
  const module = join(out, 'order.ts')
  expect(readFileSync(module, 'utf8')).toMatch(/from ['"]functiongraph-contracts['"]/)
  expect(await fgc([...argv, '--check'])).toMatchObject({ code: 0, err: 'fgc types: 1 in sync\n' })

  writeFileSync(module, `${readFileSync(module, 'utf8')}// by hand\n`)
  const stale = await fgc([...argv, '--check'])
  expect(stale.code).toBe(1)
  expect(stale.err).toContain('order.ts (differs from its schema)')

  const other = await fgc([...argv, '--import-from', '../typed-schema.js'])
  expect(other.code).toBe(0)
  expect(readFileSync(module, 'utf8')).toMatch(/from ['"]\.\.\/typed-schema\.js['"]/)
})

it('says what is wrong with a schema file: exit 1', async () => {
  const bad = join(folder, 'bad.schema.json')
  writeFileSync(bad, '{"type": "objekt"}')
  const { code, err } = await fgc(['types', bad, '--out', join(folder, 'other')])
  expect(code).toBe(1)
  expect(err).toContain('bad.schema.json')
})
