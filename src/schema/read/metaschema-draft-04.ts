const whole = { $ref: '#' }
const schemaOrBoolean = { anyOf: [{ type: 'boolean' }, whole], default: {} }
const mapOfSchemas = { type: 'object', additionalProperties: whole, default: {} }
const text = { type: 'string' }
const flag = { type: 'boolean', default: false }
const defined = (name: string) => ({ $ref: `#/definitions/${name}` })

/** The metaschema of draft-04, which ajv does not ship: OpenAPI's own schemas of 2.0 and 3.0 refer to it. */
export const metaschemaDraft04: Readonly<Record<string, unknown>> = {
  id: 'http://json-schema.org/draft-04/schema#',
  $schema: 'http://json-schema.org/draft-04/schema#',
  description: 'Core schema meta-schema',
  definitions: {
    schemaArray: { type: 'array', minItems: 1, items: whole },
    positiveInteger: { type: 'integer', minimum: 0 },
    positiveIntegerDefault0: { allOf: [defined('positiveInteger'), { default: 0 }] },
    simpleTypes: { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] },
    stringArray: { type: 'array', items: text, minItems: 1, uniqueItems: true },
  },
  type: 'object',
  properties: {
    id: text,
    $schema: text,
    title: text,
    description: text,
    default: {},
    multipleOf: { type: 'number', minimum: 0, exclusiveMinimum: true },
    maximum: { type: 'number' },
    exclusiveMaximum: flag,
    minimum: { type: 'number' },
    exclusiveMinimum: flag,
    maxLength: defined('positiveInteger'),
    minLength: defined('positiveIntegerDefault0'),
    pattern: { type: 'string', format: 'regex' },
    additionalItems: schemaOrBoolean,
    items: { anyOf: [whole, defined('schemaArray')], default: {} },
    maxItems: defined('positiveInteger'),
    minItems: defined('positiveIntegerDefault0'),
    uniqueItems: flag,
    maxProperties: defined('positiveInteger'),
    minProperties: defined('positiveIntegerDefault0'),
    required: defined('stringArray'),
    additionalProperties: schemaOrBoolean,
    definitions: mapOfSchemas,
    properties: mapOfSchemas,
    patternProperties: mapOfSchemas,
    dependencies: { type: 'object', additionalProperties: { anyOf: [whole, defined('stringArray')] } },
    enum: { type: 'array', minItems: 1, uniqueItems: true },
    type: {
      anyOf: [
        defined('simpleTypes'),
        { type: 'array', items: defined('simpleTypes'), minItems: 1, uniqueItems: true },
      ],
    },
    format: text,
    allOf: defined('schemaArray'),
    anyOf: defined('schemaArray'),
    oneOf: defined('schemaArray'),
    not: whole,
  },
  dependencies: { exclusiveMaximum: ['maximum'], exclusiveMinimum: ['minimum'] },
  default: {},
}
