import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'

const responses = { 200: { description: 'ok' }, '4XX': { description: 'refused' } }

function operation(parts: object, path = '/a') {
  return openapi({
    openapi: '3.1.0',
    info: { title: 'T' },
    paths: { [path]: { post: { responses, ...parts } } },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
  }).contracts[0]!
}

const ids = { type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 }, minItems: 2, maxItems: 3 }
const someIds = { ...ids, minItems: 1 }
const range = {
  type: 'object',
  required: ['from'],
  additionalProperties: false,
  properties: { from: { type: 'integer', minimum: 0 }, mode: { enum: ['a', 'b'] } },
}

type Text = string | undefined

const isId = (text: Text): boolean => /^[1-9]$/.test(text ?? '')
const isIds = (texts: readonly Text[], least = 2): boolean =>
  texts.length >= least && texts.length <= 3 && texts.every(isId)
const isRange = ({ from, mode, ...others }: Readonly<Record<string, Text>>): boolean =>
  /^\d+$/.test(from ?? '') && (mode === undefined || /^[ab]$/.test(mode)) && Object.keys(others).length === 0

const pairs = (text: string): Record<string, Text> =>
  Object.fromEntries(text.split(',').map((pair) => pair.split('=') as [string, Text]))
const bodyOf = ({ body, isBase64Encoded }: ApigEvent): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
const query = (event: ApigEvent, name: string): Text => event.queryStringParameters?.[name] as Text

/** The fields of a form; none if one comes twice, which no field of it may. */
function fieldsOf(event: ApigEvent): Record<string, string> {
  if (event.headers?.['content-type'] !== 'application/x-www-form-urlencoded') return {}
  const form = new URLSearchParams(bodyOf(event))
  return new Set(form.keys()).size === form.size ? Object.fromEntries(form) : {}
}

/** The parts of a body of several parts, as a parser of the field reads them. */
async function partsOf(event: ApigEvent): Promise<FormData> {
  try {
    const headers = { 'content-type': event.headers?.['content-type'] as string }
    return await new Response(bodyOf(event), { headers }).formData()
  } catch {
    return new FormData()
  }
}

interface Subject {
  readonly contract: ReturnType<typeof operation>
  /** Whether a handler that reads the event takes it. */
  readonly takes: (event: ApigEvent) => boolean | Promise<boolean>
  /** Keywords that are broken in the phase `invalid`. */
  readonly breaks: readonly string[]
}

const inQuery = (parameter: object) => operation({ parameters: [{ name: 'p', in: 'query', ...parameter }] })
const listKeywords = [
  '#/properties/p/items/type',
  '#/properties/p/items/minimum',
  '#/properties/p/items/maximum',
]
const ofOptional = (text: Text, judge: (text: string) => boolean): boolean =>
  text === undefined || judge(text)

const formSchema = {
  type: 'object',
  required: ['n'],
  properties: { n: { type: 'integer', minimum: 1 }, mode: { enum: ['a', 'b'] }, on: { type: 'boolean' } },
}
const isForm = (n: Text, mode: Text, on: Text): boolean =>
  /^[1-9]\d*$/.test(n ?? '') &&
  (mode === undefined || /^[ab]$/.test(mode)) &&
  (on === undefined || /^(true|false)$/.test(on))
const formKeywords = [
  '#/required',
  '#/properties/n/type',
  '#/properties/n/minimum',
  '#/properties/mode/enum',
  '#/properties/on/type',
]
const withBody = (mediaType: string, required = true) =>
  operation({ requestBody: { required, content: { [mediaType]: { schema: formSchema } } } })

const subjects: Readonly<Record<string, Subject>> = {
  'a list between commas': {
    contract: inQuery({ explode: false, schema: ids }),
    takes: (event) => ofOptional(query(event, 'p'), (text) => isIds(text.split(','))),
    breaks: [...listKeywords, '#/properties/p/minItems', '#/properties/p/maxItems'],
  },
  'a list between bars': {
    contract: inQuery({ style: 'pipeDelimited', explode: false, required: true, schema: ids }),
    takes: (event) => isIds((query(event, 'p') ?? '').split('|')),
    breaks: [...listKeywords, '#/properties/p/minItems', '#/properties/p/maxItems', '#/required'],
  },
  'a list between spaces': {
    contract: inQuery({ style: 'spaceDelimited', explode: false, schema: ids }),
    takes: (event) => ofOptional(query(event, 'p'), (text) => isIds(text.split(' '))),
    breaks: [...listKeywords, '#/properties/p/maxItems'],
  },
  'a repeated parameter': {
    contract: inQuery({ schema: someIds }),
    takes: ({ queryStringParameters }) => {
      const given = queryStringParameters?.p as unknown
      return given === undefined || isIds(Array.isArray(given) ? given : [given], 1)
    },
    breaks: listKeywords,
  },
  'a list in a header': {
    contract: operation({ parameters: [{ name: 'P', in: 'header', required: true, schema: ids }] }),
    takes: ({ headers }) => isIds(((headers?.p as Text) ?? '').split(',')),
    breaks: [...listKeywords, '#/properties/p/maxItems', '#/required'],
  },
  'an object in a header': {
    contract: operation({ parameters: [{ name: 'P', in: 'header', explode: true, schema: range }] }),
    takes: ({ headers }) => ofOptional(headers?.p as Text, (text) => isRange(pairs(text))),
    breaks: [
      '#/properties/p/required',
      '#/properties/p/properties/from/type',
      '#/properties/p/properties/mode/enum',
    ],
  },
  'a list in a path': {
    contract: operation(
      {
        parameters: [{ name: 'p', in: 'path', required: true, style: 'matrix', explode: true, schema: ids }],
      },
      '/a/{p}',
    ),
    takes: ({ path }) => {
      const [, ...named] = decodeURIComponent(path.split('/')[2]!).split(';')
      return named.every((one) => one.startsWith('p=')) && isIds(named.map((one) => one.slice(2)))
    },
    breaks: [...listKeywords, '#/properties/p/maxItems'],
  },
  'a deep object': {
    contract: inQuery({ style: 'deepObject', explode: true, schema: range }),
    takes: ({ queryStringParameters }) => {
      const found = Object.entries(queryStringParameters ?? {}).flatMap(([name, text]) => {
        const key = /^p\[(.+)\]$/.exec(name)?.[1]
        return key === undefined ? [] : [[key, text as Text] as const]
      })
      return found.length === 0 || isRange(Object.fromEntries(found))
    },
    breaks: [
      '#/properties/p%5Bfrom%5D/type',
      '#/properties/p%5Bmode%5D/enum',
      'it has "p[mode]" without "p[from]"',
    ],
  },
  'JSON in a parameter': {
    contract: inQuery({ content: { 'application/json': { schema: range } } }),
    takes: (event) => ofOptional(query(event, 'p'), isJsonRange),
    breaks: ['#/properties/p/type', '#/properties/p/required', '#/properties/p/properties/from/type'],
  },
  cookies: {
    contract: operation({
      parameters: [{ name: 'n', in: 'cookie', required: true, schema: { type: 'integer', minimum: 1 } }],
      security: [{ session: [] }],
    }),
    takes: ({ headers }) => {
      const cookies = Object.fromEntries(
        ((headers?.cookie as Text) ?? '').split('; ').map((pair) => pair.split('=') as [string, Text]),
      )
      return /^[1-9]\d*$/.test(cookies.n ?? '')
    },
    breaks: [
      '#/properties/cookie/required',
      '#/properties/cookie/properties/n/type',
      '#/properties/cookie/properties/n/minimum',
    ],
  },
  'a form': {
    contract: withBody('application/x-www-form-urlencoded'),
    takes: (event) => {
      const { n, mode, on } = fieldsOf(event)
      return isForm(n, mode, on)
    },
    breaks: [...formKeywords, 'empty', 'JSON instead of a form, with its Content-Type'],
  },
  'a form that may be left out': {
    contract: withBody('application/x-www-form-urlencoded', false),
    takes: (event) => {
      const { n, mode, on } = fieldsOf(event)
      return event.body === '' || isForm(n, mode, on)
    },
    breaks: formKeywords,
  },
  'a body of several parts': {
    contract: withBody('multipart/form-data'),
    takes: async (event) => {
      const parts = await partsOf(event)
      const [n, mode, on] = ['n', 'mode', 'on'].map((name) => (parts.get(name) ?? undefined) as Text)
      return isForm(n, mode, on)
    },
    breaks: [...formKeywords, 'empty'],
  },
}

function isJsonRange(text: string): boolean {
  try {
    const { from, mode, ...others } = JSON.parse(text)
    const isMode = mode === undefined || mode === 'a' || mode === 'b'
    return Number.isInteger(from) && from >= 0 && isMode && Object.keys(others).length === 0
  } catch {
    return false
  }
}

const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '', isBase64Encoded: false })

describe.each(Object.entries(subjects))('%s', (_name, { contract, takes, breaks }) => {
  it('that is wrong is sent, and found where it is accepted', async () => {
    const gullible = async (_event: ApigEvent, _context: unknown) => answer(200)
    const { violations } = await checkContract(contract, gullible as never, {
      seed: 1,
      phases: ['examples', 'invalid'],
    })
    for (const { rule, replay } of violations) {
      expect(rule).toBe('apig/accepts-invalid')
      const again = await checkContract(contract, gullible as never, { replay })
      expect(again.violations.map((one) => one.rule)).toEqual(['apig/accepts-invalid'])
    }
    const sent = contract
      .invalid!.events(contract.golden)
      .map(({ breach }) => breach.schemaPointer ?? breach.says)
    expect(sent).toEqual(expect.arrayContaining([...breaks]))
  })

  it('is never held against a handler that reads it, and refuses nothing that is valid', async () => {
    const phases = ['examples', 'boundary', 'random'] as const
    const evidence = ['documented', 'observed'] as const
    for (const seed of [1, 2]) {
      const refused: unknown[] = []
      const careful = async (event: ApigEvent, _context: unknown) => {
        const isRight = await takes(event)
        if (!isRight) refused.push(event)
        return answer(isRight ? 200 : 422)
      }
      const options = { seed, numRuns: 30, dictionary: false, evidence } as const
      await checkContract(contract, careful as never, { ...options, phases })
      expect(refused).toEqual([])
      const report = await checkContract(contract, careful as never, {
        seed,
        phases: ['examples', 'invalid'],
      })
      expect(report.violations).toEqual([])
      expect(report.warnings).toEqual([])
      expect(refused.length).toBeGreaterThanOrEqual(breaks.length)
    }
  })
})
