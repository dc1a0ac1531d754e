import type { RuleDemand } from '../../src/cli/program.js'

const answer = 'const answer = JSON.parse(await text())'
const body = "const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8')"
const headers = 'const headers = new Headers(answer.headers)'

/** Statements that fail where an answer breaks a rule: the rule itself in plain words, for one event. */
const statements: Readonly<Record<string, readonly string[]>> = {
  'apig/envelope': [answer, "expect(answer).toHaveProperty('statusCode')"],
  'apig/status-code': [
    answer,
    'expect(answer.statusCode).toSatisfy(Number.isInteger)',
    'expect(answer.statusCode).toBeGreaterThanOrEqual(100)',
    'expect(answer.statusCode).toBeLessThanOrEqual(599)',
  ],
  'apig/headers': [
    answer,
    "expect(answer.headers ?? {}).toBeTypeOf('object')",
    'expect(answer.headers ?? {}).not.toBeInstanceOf(Array)',
    'for (const [name, value] of Object.entries(answer.headers ?? {})) {',
    "  expect(name).toMatch(/^[!#$%&'*+\\-.^_`|~0-9A-Za-z]+$/)",
    '  for (const one of [value].flat()) {',
    "    expect(one).toBeTypeOf('string')",
    '    expect(one).not.toMatch(/[\\r\\n\\0]/)',
    '  }',
    '}',
  ],
  'apig/body': [answer, "expect(answer.body ?? '').toBeTypeOf('string')"],
  'apig/base64': [
    answer,
    "expect(answer.isBase64Encoded ?? false).toBeTypeOf('boolean')",
    "const data = answer.isBase64Encoded ? answer.body.replace(/\\r?\\n/g, '') : ''",
    'expect(data).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/)',
  ],
  'apig/content-encoding': [
    answer,
    headers,
    body,
    "const { brotliDecompressSync, unzipSync } = await import('node:zlib')",
    "const encoding = headers.get('content-encoding') ?? ''",
    'if (/br/.test(encoding)) expect(() => brotliDecompressSync(body)).not.toThrow()',
    'if (/gzip|deflate/.test(encoding)) expect(() => unzipSync(body)).not.toThrow()',
  ],
  'apig/content-length': [
    answer,
    headers,
    body,
    "expect(Number(headers.get('content-length') ?? body.length)).toBe(body.length)",
  ],
  'apig/content-type': [
    answer,
    headers,
    body,
    "const saysJson = /\\bjson\\b/.test(headers.get('content-type') ?? '') && body.length > 0",
    'if (saysJson) expect(() => JSON.parse(body.toString())).not.toThrow()',
  ],
  'apig/no-content': [
    answer,
    'const hasNone = answer.statusCode < 200 || [204, 304].includes(answer.statusCode)',
    "if (hasNone) expect(answer.body ?? '').toBe('')",
  ],
  'apig/server-error': [answer, 'expect(answer.statusCode).toBeLessThan(500)'],
  'apig/stack-trace': [answer, body, 'expect(body.toString()).not.toMatch(/\\bat .{1,400}:\\d+:\\d+/)'],
}

/** What an answer owes the gateway, as statements of a plain test. */
export const apigDemands: Readonly<Record<string, RuleDemand>> = Object.fromEntries(
  Object.entries(statements).map(([rule, lines]) => [rule, () => lines]),
)
