import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { openapi } from '../../../contracts/openapi.js'

type Handler = (event: ApigEvent, context: unknown) => Promise<object>

const reply = (statusCode: number, headers: Record<string, string> = {}, body = '') => {
  const type = body === '' ? {} : { 'content-type': 'application/json' }
  return { statusCode, headers: { ...type, ...headers }, body, isBase64Encoded: false }
}
const bodyOf = ({ body, isBase64Encoded }: ApigEvent) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
const header = ({ headers }: ApigEvent, name: string) => String(headers?.[name] ?? '')
const isLong = (text: string | null, min: number, max: number) =>
  text !== null && [...text].length >= min && [...text].length <= max
const isInteger = (text: string | null, min: number, max: number) =>
  text !== null && /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max

/** A form of a browser, which is answered by a redirection, and a file that is uploaded. */
const pets = `
openapi: 3.0.1
info: { title: Pets, version: "1" }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [name, kind]
              properties:
                name: { type: string, minLength: 1, maxLength: 30 }
                kind: { type: string, enum: [cat, dog] }
                age: { type: integer, minimum: 0, maximum: 40 }
                nick: { type: array, maxItems: 3, items: { type: string, minLength: 1, maxLength: 10 } }
      responses:
        "303": { description: see, headers: { Location: { required: true, schema: { type: string } } } }
        "4XX": { description: bad }
  /photo:
    put:
      operationId: photo
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: { file: { type: string, format: binary }, caption: { type: string, maxLength: 50 } }
      responses: { "204": { description: stored }, "4XX": { description: bad } }
`

/** The parts of a body as servers read them: a part with a file name is a file, another one a field. */
function partsOf(event: ApigEvent) {
  const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(header(event, 'content-type')) ?? []
  if (boundary === undefined || !bodyOf(event).endsWith(`--${boundary}--\r\n`)) return undefined
  const parts = bodyOf(event).split(`--${boundary}`).slice(1, -1)
  return parts.map((part) => {
    const at = part.indexOf('\r\n\r\n')
    const head = part.slice(0, at)
    return {
      name: /name="([^"]*)"/.exec(head)![1],
      isFile: /filename="[^"]+"/.test(head),
      text: part.slice(at + 4, -2),
    }
  })
}

const petService =
  (bug = ''): Handler =>
  async (event, _context) => {
    if (event.path === '/photo') {
      const parts = partsOf(event)
      const caption = parts?.find(({ name }) => name === 'caption')
      const isRight = parts?.some(({ name, isFile }) => name === 'file' && isFile) || bug === 'no file'
      return reply(isRight && (caption === undefined || isLong(caption.text, 0, 50)) ? 204 : 422)
    }
    if (!header(event, 'content-type').startsWith('application/x-www-form-urlencoded')) return reply(415)
    const form = new URLSearchParams(bodyOf(event))
    const nicks = form.getAll('nick')
    if (bug === 'nicks' && nicks.length === 3) throw new Error('three nicks')
    const isRight =
      isLong(form.get('name'), 1, 30) &&
      ['cat', 'dog'].includes(form.get('kind')!) &&
      (!form.has('age') || isInteger(form.get('age'), 0, bug === 'age' ? 99 : 40)) &&
      nicks.length <= 3 &&
      nicks.every((nick) => isLong(nick, 1, 10))
    return isRight ? reply(303, { location: '/pets/1' }) : reply(422)
  }

/** What is looked for stands in a deep object and in lists, who looks in a header, and how it is shown in a cookie. */
const search = `
openapi: 3.1.0
info: { title: Search, version: "1" }
paths:
  /search:
    get:
      operationId: search
      parameters:
        - name: filter
          in: query
          style: deepObject
          schema:
            type: object
            required: [state]
            additionalProperties: false
            properties: { state: { enum: [open, closed] }, owner: { type: string, minLength: 2, maxLength: 8 } }
        - { name: ids, in: query, explode: false, schema: { type: array, minItems: 1, maxItems: 4, items: { type: integer, minimum: 1 } } }
        - { name: X-Tenant, in: header, required: true, schema: { type: string, pattern: "^t-[0-9]{3}$" } }
        - { name: theme, in: cookie, schema: { enum: [dark, light] } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, required: [theme], properties: { theme: { enum: [dark, light] } } } } } }
        "400": { description: bad }
`

const searchService =
  (bug = ''): Handler =>
  async (event, _context) => {
    const query = (event.queryStringParameters ?? {}) as Record<string, string>
    const { 'filter[state]': state, 'filter[owner]': owner, ids } = query
    const cookie = bug === 'cookie' ? event.headers!.cookie! : header(event, 'cookie')
    const [, theme = 'dark'] = cookie.match(/(?:^|; )theme=([^;]*)/) ?? []
    const numbers = ids?.split(',') ?? []
    const isRight =
      /^t-\d{3}$/.test(header(event, 'x-tenant')) &&
      (state === undefined
        ? owner === undefined || bug === 'owner alone'
        : ['open', 'closed'].includes(state)) &&
      (owner === undefined || isLong(owner, 2, 8)) &&
      numbers.every((one) => isInteger(one, 1, Infinity)) &&
      numbers.length <= (bug === 'ids' ? 40 : 4) &&
      (['dark', 'light'].includes(theme) || bug === 'theme')
    return isRight ? reply(200, {}, JSON.stringify({ theme })) : reply(400)
  }

const services: readonly [string, string, (bug?: string) => Handler, readonly [string, string][]][] = [
  [
    'pets',
    pets,
    petService,
    [
      ['no file', 'apig/accepts-invalid'],
      ['nicks', 'handler/threw'],
      ['age', 'apig/accepts-invalid'],
    ],
  ],
  [
    'search',
    search,
    searchService,
    [
      ['cookie', 'handler/threw'],
      ['owner alone', 'apig/accepts-invalid'],
      ['ids', 'apig/accepts-invalid'],
      ['theme', 'apig/accepts-invalid'],
    ],
  ],
]

describe.each(services)('the service %s', (_name, text, service, bugs) => {
  const api = openapi(load(text) as object)

  it.each([1, 2, 3])('is not blamed where it does what its document says, with seed %i', async (seed) => {
    const { violations, warnings, health } = await checkContract(api, service() as never, { seed })
    expect(violations).toEqual([])
    expect(warnings).toEqual([])
    expect(health).toEqual([])
  })

  it.each(bugs)('is found to do otherwise: %s', async (bug, rule) => {
    const { violations } = await checkContract(api, service(bug) as never, { seed: 1 })
    expect(violations.map((violation) => violation.rule)).toContain(rule)
  })
})
