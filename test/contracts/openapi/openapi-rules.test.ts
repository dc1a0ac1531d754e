import { describe, expect, it } from 'vitest'
import type { DeclaredHeader, DeclaredResponse } from '../../../contracts/openapi/declared-responses.js'
import { openApiRules } from '../../../contracts/rules/openapi-rules.js'
import { judge, runHandler } from '../run-handler.js'

const json = { 'content-type': 'application/json' }
const good = { statusCode: 200, headers: json, body: '{"a":1}', isBase64Encoded: false }
const none: DeclaredResponse = {
  key: '200',
  mediaTypes: [],
  validatorOf: () => undefined,
  textProblemOf: () => undefined,
  headers: [],
}
const problem = (pointer: string) => ({ pointer, schemaPointer: '#', keyword: 'type', message: 'is wrong' })

/** What is found where an operation declares this of 200 and nothing else. */
async function found(declared: Partial<DeclaredResponse>, result: object, more: object = {}, event = {}) {
  const response = { ...none, ...declared }
  const rules = openApiRules({
    keys: ['200'],
    of: (status) => (status === 200 ? response : undefined),
  })
  const outcome = await runHandler(async (_event, _context) => ({ ...good, ...result }))
  return judge(rules, outcome, event, more).map(({ rule, finding: { pointer, message } }) => ({
    rule,
    pointer,
    message,
  }))
}

describe('openapi/status', () => {
  it('finds a status that is not declared, but for those that are allowed or judged elsewhere', async () => {
    expect(await found({}, { statusCode: 201 })).toEqual([
      {
        rule: 'openapi/status',
        pointer: '/statusCode',
        message: 'the document declares no 201 for this operation; it declares 200',
      },
    ])
    expect(await found({}, {})).toEqual([])
    expect(await found({}, { statusCode: 201 }, { allowedStatuses: [201] })).toEqual([])
    expect(await found({}, { statusCode: 500 })).toEqual([])
    expect(await found({}, { statusCode: 499 })).toHaveLength(1)
    expect(await found({}, { statusCode: 0 })).toEqual([])
  })

  it('accepts any refusal of a request that is wrong, and nothing but a refusal', async () => {
    const breach = { of: 'body', says: 'no JSON' }
    for (const statusCode of [400, 422, 499]) expect(await found({}, { statusCode }, { breach })).toEqual([])
    expect(await found({}, { statusCode: 399 }, { breach })).toHaveLength(1)
    expect(await found({}, { statusCode: 400 })).toHaveLength(1)
  })
})

describe('openapi/content-type', () => {
  const declared = { mediaTypes: ['application/json', 'text/plain'] }

  it('finds another type, and none at all, of an answer with a body', async () => {
    const rule = 'openapi/content-type'
    const pointer = '/headers/content-type'
    const declares = 'the document declares application/json, text/plain for 200'
    expect(await found(declared, { headers: { 'content-type': 'text/html' } })).toEqual([
      { rule, pointer, message: `the content-type is text/html; ${declares}` },
    ])
    expect(await found(declared, { headers: {} })).toEqual([
      { rule, pointer, message: `the answer has no content-type; ${declares}` },
    ])
  })

  it.each<[string, object, object, object]>([
    ['a declared type', declared, {}, {}],
    ['an operation that declares no content', {}, { headers: { 'content-type': 'text/html' } }, {}],
    ['an empty body', declared, { headers: {}, body: '' }, {}],
    ['an answer to HEAD', declared, { headers: {} }, { httpMethod: 'HEAD' }],
    ['a part of a document', declared, { headers: { 'content-range': 'bytes 0-6/9' } }, {}],
    ['a status that is not declared', declared, { statusCode: 500, headers: {} }, {}],
  ])('is content with %s', async (_name, response, result, event) => {
    expect(await found(response, result, {}, event)).toEqual([])
  })
})

describe('openapi/response-body', () => {
  const rule = 'openapi/response-body'
  const wrongAt = (pointer: string): Partial<DeclaredResponse> => ({
    mediaTypes: ['application/json'],
    validatorOf: (mediaType) => (mediaType === 'application/json' ? () => [problem(pointer)] : undefined),
  })

  it('says where the document is wrong, all items of a list being one place', async () => {
    expect(await found(wrongAt(''), {})).toEqual([
      { rule, pointer: '/body', message: 'the body is not what the document declares for 200: is wrong' },
    ])
    expect(await found(wrongAt('/a/12/b3/4'), {})).toEqual([
      {
        rule,
        pointer: '/body/a/0/b3/0',
        message: 'the body is not what the document declares for 200 at /a/12/b3/4: is wrong',
      },
    ])
  })

  it('finds a text that is wrong', async () => {
    const declared = {
      mediaTypes: ['text/plain'],
      textProblemOf: (mediaType: string, text: string) => `${mediaType} ${text}`,
    }
    expect(await found(declared, { headers: { 'content-type': 'text/plain' }, body: 'x' })).toEqual([
      {
        rule,
        pointer: '/body',
        message: 'the body is not what the document declares for 200: text/plain x',
      },
    ])
  })

  it('finds an empty body where only JSON is declared', async () => {
    const empty = { headers: {}, body: '' }
    expect(await found({ mediaTypes: ['application/json; charset=utf-8'] }, empty)).toEqual([
      {
        rule,
        pointer: '/body',
        message: 'the body is empty; the document declares application/json; charset=utf-8 for 200',
      },
    ])
    expect(await found({ mediaTypes: ['application/json', 'text/plain'] }, empty)).toEqual([])
    expect(await found({}, empty)).toEqual([])
  })

  it.each<[string, object, object]>([
    ['what is no JSON to apig/content-type', { body: '{' }, {}],
    ['an answer to HEAD alone', {}, { httpMethod: 'HEAD' }],
    ['a part of a document alone', { headers: { ...json, 'content-range': 'bytes 0-6/9' } }, {}],
    ['bytes alone', { body: '/w==', isBase64Encoded: true }, {}],
  ])('leaves %s', async (_name, result, event) => {
    expect(await found(wrongAt(''), result, {}, event)).toEqual([])
  })
})

describe('openapi/response-header', () => {
  const rule = 'openapi/response-header'
  const count: DeclaredHeader = {
    name: 'X-Count',
    required: true,
    problem: (text) => (/^\d+$/.test(text) ? undefined : 'must be a number'),
  }

  it('finds a header that is required and missing', async () => {
    expect(await found({ headers: [count] }, {})).toEqual([
      {
        rule,
        pointer: '/headers/x-count',
        message: 'the header X-Count is missing, which the document requires for 200',
      },
    ])
    expect(await found({ headers: [{ ...count, required: false }] }, {})).toEqual([])
  })

  it('finds a value that is none of its schema, however the name is written', async () => {
    const sent = (value: string) => ({ headers: { ...json, 'x-COUNT': value } })
    expect(await found({ headers: [count] }, sent('5'))).toEqual([])
    expect(await found({ headers: [{ ...count, required: false }] }, sent('five'))).toEqual([
      {
        rule,
        pointer: '/headers/x-count',
        message: 'the header X-Count is not what the document declares: must be a number',
      },
    ])
  })
})
