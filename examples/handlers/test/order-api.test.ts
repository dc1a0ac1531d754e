import { type ApigEvent, apig } from 'functiongraph-contracts'
import { openapi } from 'functiongraph-contracts/openapi'
import { describeContract } from 'functiongraph-contracts/vitest'
import { orderSchema } from '../src/generated/order.js'
import { orderRequestSchema } from '../src/generated/order-request.js'
import { handler } from '../src/order-api.js'

describeContract(apig(), handler)

// What POST owes: an order for each request that keeps the schema, and a refusal for each that does not.
const placing = apig({
  name: 'place-order',
  requestBody: orderRequestSchema,
  responseBody: { 201: orderSchema },
})
const isPost = (event: ApigEvent): boolean => event.httpMethod === 'POST'
describeContract(placing, handler, {
  when: isPost,
  property: (_event, outcome, { requestBody, responseBody }) =>
    JSON.parse(outcome.text).statusCode === 201 && responseBody?.item === requestBody.item,
})

// What GET owes: a parameter is text on the wire, and one that breaks its schema gets a 4xx.
const queryStringParameters = {
  type: 'object',
  properties: { responseType: { enum: ['html', 'json'] } },
}
describeContract(apig({ name: 'find-orders', queryStringParameters }), handler, {
  when: (event) => event.httpMethod === 'GET',
})

// The same, and all that the document of the API says: paths, parameters, statuses, content types, headers.
describeContract(openapi(new URL('../openapi.yaml', import.meta.url)), handler)
