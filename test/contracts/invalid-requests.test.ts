import { describe, expect, it } from 'vitest'
import { type ApigEvent, apig, type ContractReport, checkContract } from '../../contracts/index.js'
import { compileValidator } from '../../src/core.js'
import { decode } from './sound-contract.js'

/** A tree of shapes: a reference cycle, a discriminator, and a pattern that looks ahead. */
const drawing = {
  $ref: '#/$defs/shape',
  $defs: {
    name: { type: 'string', pattern: '^(?!admin)[a-z]{1,12}$' },
    shape: {
      oneOf: [
        {
          type: 'object',
          required: ['kind', 'name', 'radius'],
          additionalProperties: false,
          properties: {
            kind: { const: 'circle' },
            name: { $ref: '#/$defs/name' },
            radius: { type: 'number', exclusiveMinimum: 0 },
          },
        },
        {
          type: 'object',
          required: ['kind', 'children'],
          additionalProperties: false,
          properties: {
            kind: { const: 'group' },
            children: { type: 'array', items: { $ref: '#/$defs/shape' }, maxItems: 5 },
            note: { type: 'string', maxLength: 20 },
          },
        },
      ],
      discriminator: { propertyName: 'kind' },
    },
  },
  examples: [{ kind: 'circle', name: 'dot', radius: 1 }],
}
const contract = apig({ requestBody: drawing })
const isDrawing = compileValidator(drawing)

type Judge = (document: unknown) => boolean

/** A handler that takes POST on one path only, and judges the documents by `accepts`. */
function api(accepts: Judge, demandsType = true) {
  return async (event: ApigEvent, _context: unknown) => {
    if (event.httpMethod !== 'POST') return answer(405, { error: 'POST only' })
    if (demandsType && !/^application\/json/i.test(event.headers?.['content-type'] ?? '')) {
      return answer(415, { error: 'JSON only' })
    }
    let document: unknown
    try {
      document = JSON.parse(event.isBase64Encoded ? decode(event.body) : event.body)
    } catch {
      return answer(400, { error: 'no JSON' })
    }
    return accepts(document) ? answer(201, document) : answer(422, { error: 'no drawing' })
  }
}

function answer(statusCode: number, value: unknown) {
  const headers = { 'content-type': 'application/json' }
  return { statusCode, headers, body: JSON.stringify(value), isBase64Encoded: false }
}

const correct: Judge = (document) => isDrawing(document).length === 0

const brokenAt = (report: ContractReport) =>
  report.violations.flatMap(({ rule, breach }) =>
    rule === 'apig/accepts-invalid' ? [`${breach?.keyword} ${breach?.schemaPointer}`] : [],
  )

describe('the phase invalid of apig', () => {
  it('never blames a handler that refuses what its schema refuses', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const report = await checkContract(contract, api(correct), {
        seed,
        numRuns: 20,
        ...(seed === 1 ? {} : { phases: ['random', 'invalid'] }),
      })
      expect(report.violations).toEqual([])
      expect(report.warnings).toEqual([])
      if (seed === 1)
        expect(report.phases.map(({ name }) => name)).toEqual(['examples', 'boundary', 'random', 'invalid'])
      expect(report.phases.at(-1)!.runs).toBeGreaterThan(20)
    }
  })

  it.each<[string, Judge, RegExp]>([
    ['anything', () => true, /type|oneOf/],
    ['any name', withoutName, /pattern #\/\$defs\/name\/pattern/],
    ['members that nobody knows', withoutExtras, /additionalProperties .*oneOf\/0\/additionalProperties/],
    ['any radius', withoutRadius, /exclusiveMinimum .*radius\/exclusiveMinimum/],
    ['notes of any length', withoutNotes, /maxLength .*oneOf\/1\/properties\/note\/maxLength/],
  ])(
    'finds a handler that accepts %s, and names the keyword and where it stands',
    async (_name, accepts, place) => {
      const report = await checkContract(contract, api(accepts), { seed: 3, numRuns: 10 })
      const found = report.violations.filter(({ rule }) => rule === 'apig/accepts-invalid')
      expect(found.length).toBeGreaterThan(0)
      expect(brokenAt(report).join('\n')).toMatch(place)
      expect(found[0]!.message).toMatch(
        /^201 for a request that breaks ".*" \(requestBody #.*\): .*; a 4xx is due$/,
      )
    },
  )

  it('finds a crash on a body of a wrong type, and a 5xx', async () => {
    const crashing = api((document) => (document as { kind: string }).kind.length > 0 && correct(document))
    const crash = await checkContract(contract, crashing, { seed: 1, numRuns: 10 })
    expect(crash.violations.map(({ rule, phase }) => `${rule} ${phase}`)).toContain('handler/threw invalid')
    const failing = api((document) => {
      if (!correct(document)) throw new Error('no drawing')
      return true
    })
    const caught: typeof failing = async (event, context) => {
      try {
        return await failing(event, context)
      } catch {
        return answer(500, { error: 'sorry' })
      }
    }
    const report = await checkContract(contract, caught, { seed: 1, numRuns: 10 })
    expect(report.violations.map(({ rule }) => rule)).toEqual(['apig/server-error'])
    expect(report.violations[0]!.message).toMatch(/where the request is wrong/)
  })

  it('warns of JSON that is accepted with another content type, and no more', async () => {
    const report = await checkContract(contract, api(correct, false), { seed: 1, numRuns: 10 })
    expect(report.violations).toEqual([])
    expect(report.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^201 for a request with a wrong content-type: text\/plain/),
    ])
  })

  it('replays a token and an event', async () => {
    const handler = api(withoutRadius)
    const { violations } = await checkContract(contract, handler, { seed: 3, numRuns: 10 })
    const [first] = violations
    for (const replay of [first!.replay, first!.event as ApigEvent]) {
      const again = await checkContract(contract, handler, { replay })
      expect(again.violations).toMatchObject([{ rule: 'apig/accepts-invalid', phase: 'examples' }])
      expect((await checkContract(contract, api(correct), { replay })).ok).toBe(true)
    }
  })

  it('makes the requests of one that is accepted, also when it runs alone; and says if there is none', async () => {
    const alone = await checkContract(contract, api(withoutRadius), { phases: ['invalid'] })
    expect(brokenAt(alone).length).toBeGreaterThan(0)
    expect((alone.violations[0]!.event as ApigEvent).httpMethod).toBe('POST')
    const refusing = await checkContract(contract, async (_e: ApigEvent, _c: unknown) => answer(403, {}), {
      phases: ['invalid'],
    })
    expect(refusing.health.join()).toMatch(/no valid event was accepted/)
    const unsaid = await checkContract(apig(), api(correct), { phases: ['invalid'] })
    expect(unsaid.phases).toMatchObject([
      { name: 'invalid', runs: 0, stopped: expect.stringMatching(/does not say/) },
    ])
  })

  it('gives the property the decoded bodies, of valid requests alone', async () => {
    const seen: unknown[] = []
    const report = await checkContract(contract, api(correct), {
      numRuns: 20,
      property: (_event, _outcome, { requestBody, responseBody }) => {
        seen.push(requestBody)
        return isDrawing(requestBody).length === 0 && responseBody !== undefined
      },
    })
    expect(report.violations).toEqual([])
    expect(seen.length).toBeGreaterThan(20)
  })
})

describe('invalid parameters', () => {
  const parameters = {
    pathParameters: { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 } } },
    queryStringParameters: {
      type: 'object',
      required: ['page'],
      properties: { page: { type: 'integer', minimum: 1, maximum: 500 }, sort: { enum: ['name', 'price'] } },
    },
    headers: {
      type: 'object',
      required: ['X-Tenant'],
      properties: { 'X-Tenant': { type: 'string', minLength: 3 } },
    },
  }
  const listing = apig(parameters)
  const texts = (group: unknown): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries((group ?? {}) as object))

  function list(
    isRight: Partial<Record<'id' | 'page' | 'sort' | 'tenant', (text?: string) => boolean>> = {},
  ) {
    const isInteger = (text?: string): boolean =>
      /^[+-]?\d+(\.0+)?(e\+?\d+)?$/i.test(text ?? '') && Number(text) >= 1
    const right = {
      id: isInteger,
      page: (text?: string) => isInteger(text) && Number(text) <= 500,
      sort: (text?: string) => text === undefined || text === 'name' || text === 'price',
      tenant: (text?: string) => [...(text ?? '')].length >= 3,
      ...isRight,
    }
    return async (event: ApigEvent, _context: unknown) => {
      const query = texts(event.queryStringParameters)
      const refused =
        !right.id(texts(event.pathParameters).id) ||
        !right.page(query.page) ||
        !right.sort(query.sort) ||
        !right.tenant(texts(event.headers)['x-tenant'])
      return answer(refused ? 400 : 200, {})
    }
  }

  it('are refused by a correct handler, which is not blamed', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const report = await checkContract(listing, list(), {
        seed,
        numRuns: 20,
        phases: ['random', 'invalid'],
      })
      expect([...report.violations, ...report.warnings]).toEqual([])
      expect(report.phases.at(-1)!.runs).toBeGreaterThan(8)
    }
  })

  it.each([
    ['any page', { page: () => true }, 'queryStringParameters #/properties/page'],
    [
      'no page',
      { page: (text = '1') => /^\d+$/.test(text) && +text > 0 && +text < 501 },
      'queryStringParameters #/required',
    ],
    ['pages without end', { page: (text = '') => /^\d+$/.test(text) && +text > 0 }, 'page/maximum'],
    ['any order', { sort: () => true }, 'sort/enum'],
    [
      'an ID that is no number',
      { id: (text = '') => text !== '' && !/^(0|-)/.test(text) },
      'pathParameters #/properties/id/type',
    ],
    ['any tenant', { tenant: () => true }, 'headers #/required'],
  ])('find a handler that accepts %s', async (_name, isRight, place) => {
    const report = await checkContract(listing, list(isRight), { seed: 1, numRuns: 20 })
    const found = report.violations.filter(({ rule }) => rule === 'apig/accepts-invalid')
    expect(found.map(({ breach }) => `${breach?.of} ${breach?.schemaPointer}`).join()).toContain(place)
  })
})

function withoutName(document: unknown): boolean {
  return correct(
    changed(document, (shape) =>
      'name' in shape && typeof shape.name === 'string' ? { ...shape, name: 'a' } : shape,
    ),
  )
}

function withoutExtras(document: unknown): boolean {
  const known = new Set(['kind', 'name', 'radius', 'children', 'note'])
  const strip = (shape: object): object =>
    Object.fromEntries(Object.entries(shape).filter(([key]) => known.has(key)))
  return correct(changed(document, strip))
}

function withoutRadius(document: unknown): boolean {
  return correct(
    changed(document, (shape) =>
      'radius' in shape && typeof shape.radius === 'number' ? { ...shape, radius: 1 } : shape,
    ),
  )
}

function withoutNotes(document: unknown): boolean {
  return correct(
    changed(document, (shape) =>
      'note' in shape && typeof shape.note === 'string' ? { ...shape, note: '' } : shape,
    ),
  )
}

function changed(document: unknown, change: (shape: object) => object): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
  const shape = change(document)
  if (!('children' in shape) || !Array.isArray(shape.children)) return shape
  return { ...shape, children: shape.children.map((child) => changed(child, change)) }
}
