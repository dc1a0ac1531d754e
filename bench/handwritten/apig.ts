import fc from 'fast-check'
import type { ApigEvent } from '../../contracts/generated/apig-event.js'
import { bodies } from './apig-bodies.js'
import { headers } from './apig-headers.js'
import {
  dictionary,
  hex32,
  ipv4,
  letters,
  name,
  small,
  smallAndDigits,
  text,
  uuid,
  wordCharacters,
} from './texts.js'

const noNullPrototype = true

const requestContext = fc.record(
  {
    apiId: uuid,
    requestId: hex32,
    stage: fc.oneof(fc.constant('RELEASE'), name(letters, `${wordCharacters}_`, 14, 3)),
    sourceIp: ipv4,
    authorizer: dictionary(fc.string(), text, 4),
  },
  { requiredKeys: ['apiId', 'requestId', 'stage'], noNullPrototype },
)

const segment = fc.oneof(
  name(small, `${smallAndDigits}_.-`, 10),
  fc.integer({ min: 1, max: 999_999 }).map(String),
)
const plainPath = fc
  .tuple(name(small, `${smallAndDigits}-`, 12), fc.array(segment, { maxLength: 3 }))
  .map(([first, rest]) => `/${[first, ...rest].join('/')}`)

const pathText = text.map((value) => value.replace(/[\x00-\x1f\x7f?#]/g, ''))
const path = fc.oneof(
  plainPath,
  pathText.map((rest) => `/${rest}`),
  fc.constantFrom('/', '/orders/42/', '//orders//42', '/__proto__', '/orders/100%', '/../../etc/passwd'),
)

const parameterText = fc.oneof(
  { arbitrary: text, weight: 3 },
  {
    arbitrary: fc.constantFrom('', '100%', '%2F', 'a+b c', '__proto__', '0', '-1', '1e1000', 'NaN', 'null'),
    weight: 1,
  },
)
const query = dictionary(
  fc.string(),
  fc.oneof<fc.WeightedArbitrary<string | string[]>[]>(
    { arbitrary: parameterText, weight: 3 },
    { arbitrary: fc.array(parameterText, { minLength: 1, maxLength: 4 }), weight: 1 },
  ),
  3,
)

const pathParameters = fc
  .tuple(
    fc.record({ '': pathText }, { requiredKeys: [], noNullPrototype }),
    dictionary(name(letters, `${wordCharacters}_-`, 10), parameterText, 1),
  )
  .map(([rest, named]) => ({ ...rest, ...named }))

/** Mostly the map, at times null. */
function nullable<T>(map: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof<fc.WeightedArbitrary<T | null>[]>(
    { arbitrary: map, weight: 6 },
    { arbitrary: fc.constant(null), weight: 1 },
  )
}

export const apigEvent: fc.Arbitrary<ApigEvent> = fc
  .tuple(
    bodies,
    fc.record(
      {
        requestContext,
        httpMethod: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'),
        queryStringParameters: nullable(query),
        pathParameters: nullable(pathParameters),
        headers: nullable(headers),
        path,
      },
      { requiredKeys: ['requestContext', 'httpMethod', 'path'], noNullPrototype },
    ),
  )
  .map(([content, request]) => ({ ...content, ...request }) as ApigEvent)
