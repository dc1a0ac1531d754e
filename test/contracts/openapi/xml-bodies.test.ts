import * as fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { type ApigEvent, checkContract } from '../../../contracts/index.js'
import { readDocument } from '../../../contracts/openapi/document.js'
import { xmlShapes } from '../../../contracts/openapi/xml-shape.js'
import { xmlText } from '../../../contracts/openapi/xml-text.js'
import { xmlValue } from '../../../contracts/openapi/xml-value.js'
import { openapi } from '../../../contracts/openapi.js'
import { expectSound, sample } from '../sound-contract.js'

const withSchema = (schema: object, schemas: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: {},
  components: { schemas: { Book: schema, ...schemas } },
  schema: { $ref: '#/components/schemas/Book' },
})

function shapesOf(schema: object, schemas?: object) {
  const document = readDocument(withSchema(schema, schemas))
  const { value, file } = document.root
  return xmlShapes(document, { value: (value as { schema: object }).schema, file, pointer: '/schema' })!
}

const text = { type: 'string' }
const list = (items: object, xml?: object) => ({
  type: 'array',
  items,
  ...(xml === undefined ? {} : { xml }),
})
const object = (properties: object, xml?: object) => ({
  type: 'object',
  properties,
  ...(xml === undefined ? {} : { xml }),
})

describe('XML by the annotations of a schema', () => {
  // The examples of OpenAPI 3.0.4 and 3.1.1, "XML Object".
  it.each<[string, object, unknown, string]>([
    ['names', object({ name: text }), { name: 'x' }, '<Book><name>x</name></Book>'],
    [
      'a name',
      object({ name: { ...text, xml: { name: 'title' } } }, { name: 'book' }),
      { name: 'x' },
      '<book><title>x</title></book>',
    ],
    [
      'an attribute and a namespace',
      object({
        id: { type: 'integer', xml: { attribute: true } },
        name: { ...text, xml: { namespace: 'http://example.com/schema', prefix: 'sample' } },
      }),
      { id: 5, name: 'x' },
      '<Book id="5"><sample:name xmlns:sample="http://example.com/schema">x</sample:name></Book>',
    ],
    [
      'a list',
      object({ animals: list(text) }),
      { animals: ['a', 'b'] },
      '<Book><animals>a</animals><animals>b</animals></Book>',
    ],
    [
      'a list whose items have a name',
      object({ animals: list({ ...text, xml: { name: 'animal' } }, { name: 'aliens' }) }),
      { animals: ['a'] },
      '<Book><animal>a</animal></Book>',
    ],
    [
      'a wrapped list',
      object({ animals: list(text, { wrapped: true }) }),
      { animals: ['a'] },
      '<Book><animals><animals>a</animals></animals></Book>',
    ],
    [
      'a wrapped list with both names',
      object({ animals: list({ ...text, xml: { name: 'animal' } }, { name: 'aliens', wrapped: true }) }),
      { animals: ['a', 'b'] },
      '<Book><aliens><animal>a</animal><animal>b</animal></aliens></Book>',
    ],
    [
      'what needs escapes',
      object({ name: text }),
      { name: '<a b="c&d">' },
      '<Book><name>&#60;a b=&#34;c&#38;d&#34;&#62;</name></Book>',
    ],
  ])('writes and reads %s', (_name, schema, value, expected) => {
    const shapes = shapesOf(schema)
    expect(xmlText(value, shapes)).toBe(expected)
    expect(xmlValue(expected, shapes)).toEqual(value)
  })

  it.each<[unknown]>([
    [{ name: null }],
    [{ name: ' a' }],
    [{ name: '\0' }],
    [{ 'a b': 'x' }],
    [{ tags: [] }],
  ])('has no document for %j, which parsers would read in several ways or not at all', (value) =>
    expect(xmlText(value, shapesOf(object({ name: text, tags: list(text) })))).toBeUndefined(),
  )

  it('reads back what it writes, also where a schema leads to itself', () => {
    const schema = object({ name: text, parts: list({ $ref: '#/components/schemas/Book' }) })
    const shapes = shapesOf(schema)
    const { book } = fc.letrec<{ book: unknown }>((tie) => ({
      book: fc.record(
        {
          name: fc.string({ unit: 'grapheme' }),
          parts: fc.array(tie('book'), { minLength: 1, maxLength: 2, depthIdentifier: 'd' }),
        },
        { requiredKeys: ['name'] },
      ),
    }))
    let written = 0
    fc.assert(
      fc.property(book, (value) => {
        const document = xmlText(value, shapes)
        if (document === undefined) return
        written++
        expect(xmlValue(document, shapes)).toEqual(value)
      }),
      { seed: 3, numRuns: 300 },
    )
    expect(written).toBeGreaterThan(100)
  })
})

const books = load(`
openapi: 3.1.0
info: { title: Books, version: "1" }
paths:
  /books:
    post:
      operationId: addBook
      requestBody: { required: true, content: { application/xml: { schema: { $ref: "#/components/schemas/Book" } } } }
      responses: { "201": { description: added }, "4XX": { description: refused } }
components:
  schemas:
    Book:
      type: object
      required: [id, title, tags]
      additionalProperties: false
      xml: { name: book }
      properties:
        id: { type: integer, minimum: 1, maximum: 99999, xml: { attribute: true } }
        title: { type: string, minLength: 1, maxLength: 60 }
        tags: { type: array, minItems: 1, maxItems: 4, xml: { wrapped: true }, items: { type: string, pattern: "^[a-z]+$", xml: { name: tag } } }
`) as object

/** Reads a book by searching for its parts, as small handlers do. */
const addBook =
  (bug = '') =>
  async (event: ApigEvent, _context: unknown) => {
    const xml = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
    const plain = xml.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    const [, id, inner] = /^<book id="([^"<]*)">(.*)<\/book>$/s.exec(plain) ?? []
    const title = /<title>(.*)<\/title>/s.exec(inner ?? '')?.[1]
    const list = /<tags>(.*?)<\/tags>/s.exec((inner ?? '').replace(/<title>.*<\/title>/s, ''))?.[1]
    const tags = [...(list ?? '').matchAll(/<tag>(.*?)<\/tag>/gs)].map(([, tag]) => tag!)
    if (bug === 'tags' && tags.length === 4) throw new Error('four tags')
    const isRight =
      /^[1-9]\d{0,4}$/.test(id ?? '') &&
      (title !== undefined ? [...title].length >= 1 && [...title].length <= 60 : bug === 'title') &&
      tags.length >= 1 &&
      tags.length <= 4 &&
      tags.every((tag) => /^[a-z]+$/.test(tag) || bug === 'tag')
    const isType = String(event.headers?.['content-type']).startsWith('application/xml')
    return { statusCode: isRight && isType ? 201 : 400, headers: {}, body: '', isBase64Encoded: false }
  }

describe('bodies of XML', () => {
  const api = openapi(books)

  it('are documents by the schema, each read back as a value of it', () => {
    expect(api.unsupported).toEqual([])
    const contract = api.operation('addBook')
    expectSound(contract)
    expect(Buffer.from(contract.golden.body, 'base64').toString()).toMatch(
      /^<book id="1"><title>.*<\/title><tags><tag>[a-z]+<\/tag><\/tags><\/book>$/s,
    )
    expect(new Set(sample(contract, 60).map(({ body }) => body)).size).toBeGreaterThan(40)
  })

  it.each([1, 2, 3, 4, 5])('are not held against a handler that reads them, with seed %i', async (seed) => {
    const { violations, warnings, health } = await checkContract(api, addBook() as never, { seed })
    expect([...violations, ...warnings, ...health]).toEqual([])
  })

  it.each([
    ['tags', 'handler/threw', undefined],
    ['title', 'apig/accepts-invalid', '#/required'],
    ['tag', 'apig/accepts-invalid', '#/properties/tags/items/pattern'],
  ])('show a handler that reads them badly: %s', async (bug, rule, place) => {
    const { violations } = await checkContract(api, addBook(bug) as never, { seed: 1 })
    expect(violations.map((one) => [one.rule, one.breach?.schemaPointer])).toContainEqual([rule, place])
  })

  it('stay any text where nothing names their root', () => {
    const content = { 'text/xml': { schema: { type: 'object' } } }
    const post = { requestBody: { content }, responses: { 200: { description: 'ok' } } }
    const { unsupported } = openapi({ openapi: '3.1.0', info: {}, paths: { '/a': { post } } })
    expect(unsupported).toEqual([expect.stringMatching(/a body of type text\/xml is any text/)])
  })
})
