import { bodyText, header, json } from '../answers.js'
import { type BrokenHandler, stateless } from '../planted-handler.js'

const order = {
  type: 'object',
  required: ['item', 'quantity'],
  properties: {
    item: { type: 'string', minLength: 1, maxLength: 40 },
    quantity: { type: 'integer', minimum: 1, maximum: 1000 },
    note: { type: 'string', maxLength: 200 },
  },
  additionalProperties: false,
}

/** The API has a model, so that every body is an order in JSON. */
const ordersOnly = { requestBody: order }

const bug = (
  name: string,
  expects: readonly string[],
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source: 'apig',
  class: 'bodies',
  contract: ordersOnly,
  instance: stateless(handler),
  expects,
  ...more,
})

const accepted = ({ item, quantity }: any) => json(201, { item, quantity })

/** The API has no model: the handler is to refuse what is no order. */
const refusing = { options: { phases: ['examples', 'boundary', 'invalid'] } } as const

/** A handler that calls an order what `isOrder` does. */
const judging = (isOrder: (order: any) => boolean) => async (event: any, _context: unknown) => {
  try {
    const parsed = JSON.parse(bodyText(event))
    const isJson = /^application\/json/.test(header(event, 'content-type') ?? '')
    return isJson && isOrder(parsed) ? accepted(parsed) : json(422, {})
  } catch {
    return json(400, {})
  }
}
const isText = (text: unknown, most: number): boolean => typeof text === 'string' && [...text].length <= most
const isCount = (n: unknown): boolean => Number.isInteger(n) && Number(n) >= 1 && Number(n) <= 1000
const isNote = (note: unknown): boolean => note === undefined || isText(note, 200)
const isClosed = (rest: object): boolean => Object.keys(rest).length === 0

export const bodies: readonly BrokenHandler[] = [
  bug(
    'item-may-be-empty',
    ['apig/accepts-invalid'],
    judging(({ item, quantity, note, ...rest }) => {
      return isText(item, 40) && isCount(quantity) && isNote(note) && isClosed(rest)
    }),
    refusing,
  ),
  bug(
    'quantity-of-any-size',
    ['apig/accepts-invalid'],
    judging(({ item, quantity, note, ...rest }) => {
      return item !== '' && isText(item, 40) && quantity >= 1 && isNote(note) && isClosed(rest)
    }),
    refusing,
  ),
  bug(
    'note-is-not-looked-at',
    ['apig/accepts-invalid'],
    judging(({ item, quantity, note: _, ...rest }) => {
      return item !== '' && isText(item, 40) && isCount(quantity) && isClosed(rest)
    }),
    refusing,
  ),
  bug(
    'unknown-members-pass',
    ['apig/accepts-invalid'],
    judging(
      ({ item, quantity, note }) => item !== '' && isText(item, 40) && isCount(quantity) && isNote(note),
    ),
    refusing,
  ),
  bug(
    'crash-on-wrong-type',
    ['handler/threw'],
    async (event, _context) => {
      if (!/^application\/json/.test(header(event, 'content-type') ?? '')) return json(415, {})
      let order: any
      try {
        order = JSON.parse(bodyText(event))
      } catch {
        return json(400, {})
      }
      const { item, quantity, note, ...rest } = order ?? {}
      const isRight = item?.trimEnd !== undefined && item.length > 0 && isText(item, 40) && isCount(quantity)
      return isRight && isClosed(rest) && (note?.normalize() ?? '').length <= 400 && isNote(note)
        ? accepted(order)
        : json(422, {})
    },
    refusing,
  ),
  bug('never-decoded', ['handler/threw'], async (event, _context) => accepted(JSON.parse(event.body))),
  bug('always-decoded', ['handler/threw'], async (event, _context) =>
    accepted(JSON.parse(Buffer.from(event.body, 'base64').toString())),
  ),
  bug('flag-is-no-text', ['handler/threw'], async (event, _context) => {
    const body = event.isBase64Encoded === 'true' ? Buffer.from(event.body, 'base64').toString() : event.body
    return accepted(JSON.parse(body))
  }),
  bug('flag-turned-round', ['handler/threw'], async (event, _context) => {
    const body = event.isBase64Encoded ? event.body : Buffer.from(event.body, 'base64').toString()
    return accepted(JSON.parse(body))
  }),
  bug('decoded-as-ascii', ['handler/threw'], async (event, _context) => {
    const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('ascii') : event.body
    return accepted(JSON.parse(body))
  }),
  bug(
    'decoded-as-latin1',
    ['property'],
    async (event, _context) => {
      const body = event.isBase64Encoded ? atob(event.body) : event.body
      return accepted(JSON.parse(body))
    },
    {
      options: {
        property: (event, { text }) =>
          JSON.parse(JSON.parse(text).body).item === JSON.parse(bodyText(event)).item,
      },
    },
  ),
  bug('parsed-twice', ['handler/threw'], async (event, _context) =>
    accepted(JSON.parse(JSON.parse(bodyText(event)))),
  ),
  bug('decoded-twice', ['handler/threw'], async (event, _context) =>
    accepted(JSON.parse(Buffer.from(bodyText(event), 'base64').toString())),
  ),
  bug('optional-note', ['handler/threw'], async (event, _context) => {
    const { note, ...rest } = JSON.parse(bodyText(event))
    return json(201, { ...rest, note: note.trim() })
  }),
  bug('decoded-by-content-type', ['handler/threw'], async (event, _context) => {
    // Only one spelling of the media type is decoded.
    const isJson = header(event, 'content-type') === 'application/json'
    return accepted(JSON.parse(isJson ? bodyText(event) : event.body))
  }),
  bug(
    'body-may-be-absent',
    ['handler/threw'],
    async (event, _context) => json(200, JSON.parse(bodyText(event))),
    {
      contract: {},
    },
  ),
  bug(
    'payload-not-decoded',
    ['handler/threw'],
    async (event, _context) => JSON.parse(event.lts.data).log_group_id,
    { source: 'lts', contract: {} },
  ),
  bug(
    'payload-as-ascii',
    ['handler/threw'],
    async (event, _context) => {
      const payload = JSON.parse(Buffer.from(event.lts.data, 'base64').toString('ascii'))
      return typeof payload.logs === 'string' ? 'text' : payload.logs.length
    },
    { source: 'lts', contract: {} },
  ),
  bug(
    'logs-are-a-list',
    ['handler/threw'],
    async (event, _context) => {
      const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
      return logs.map((log: any) => log.message.length)
    },
    { source: 'lts', contract: {} },
  ),
  bug(
    'logs-are-text',
    ['handler/threw'],
    async (event, _context) => {
      const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
      return JSON.parse(logs).length
    },
    { source: 'lts', contract: {} },
  ),
  bug(
    'message-taken-for-base64',
    ['handler/threw'],
    async (event, _context) =>
      event.records
        .flatMap((record: any) => record.messages)
        .map((message: string) => JSON.parse(Buffer.from(message, 'base64').toString()).order),
    { source: 'kafka', contract: { message: { type: 'object', required: ['order'] } } },
  ),
]
