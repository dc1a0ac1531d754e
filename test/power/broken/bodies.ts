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

export const bodies: readonly BrokenHandler[] = [
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
