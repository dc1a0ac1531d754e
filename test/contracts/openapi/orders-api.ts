/** A small document that uses what documents use. */
export const ordersApi = {
  openapi: '3.0.3',
  info: { title: 'Orders', version: '1' },
  servers: [{ url: 'https://api.example.com/{stage}', variables: { stage: { default: 'v1' } } }],
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          {
            name: 'state',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { enum: ['open', 'paid'] } },
          },
        ],
        responses: {
          200: {
            description: 'orders',
            headers: { 'X-Total': { required: true, schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              },
            },
          },
          '4XX': { $ref: '#/components/responses/Problem' },
        },
      },
      post: {
        operationId: 'createOrder',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
        responses: {
          201: {
            description: 'created',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
          400: { $ref: '#/components/responses/Problem' },
        },
      },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: {
        operationId: 'getOrder',
        responses: {
          200: {
            description: 'the order',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
          404: { $ref: '#/components/responses/Problem' },
        },
      },
      patch: {
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties: { note: { type: 'string' } } } },
          },
        },
        responses: { 204: { description: 'changed' } },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        required: ['id', 'quantity', 'secret'],
        additionalProperties: false,
        properties: {
          id: { type: 'integer', minimum: 1, readOnly: true },
          secret: { type: 'string', writeOnly: true },
          quantity: { type: 'integer', minimum: 0, exclusiveMinimum: true, example: 3 },
          note: { type: 'string', nullable: true },
          parent: { $ref: '#/components/schemas/Order' },
        },
      },
    },
    responses: {
      Problem: {
        description: 'a problem',
        content: {
          'application/problem+json': {
            schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
          },
        },
      },
    },
  },
}
