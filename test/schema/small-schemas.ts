import fc from 'fast-check'

/** Schemas of few names, patterns and numbers, so that small values meet what they say. */
export interface SmallSchemas {
  readonly schema: fc.Arbitrary<boolean | Record<string, unknown>>
  /** Values of the same few names and numbers. */
  readonly value: fc.Arbitrary<unknown>
}

const name = fc.constantFrom('a', 'b', 'ab', 'x1', '__proto__', 'constructor')
const plainName = fc.constantFrom('a', 'b', 'ab', 'x1', 'constructor')
const size = fc.nat({ max: 3 })
const number = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 10)
const text = fc.constantFrom('', 'a', 'ab', 'b', '1', '😀', 'a\nb', 'long enough')
const pattern = fc.constantFrom('^a', 'b$', '^[a-z]+$', '\\d', '^.$', '😀')
const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constantFrom(null, true, false), number, text),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }).map(withPlainPrototype),
  ),
}))

function withPlainPrototype(members: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(members))
}

/**
 * Schemas of 2020-12 with every keyword on which ajv agrees with the standard: without the unevaluated ones,
 * `$dynamicRef` and a member named `__proto__`.
 */
export function smallSchemas(): SmallSchemas {
  const { schema } = fc.letrec<{ schema: boolean | Record<string, unknown>; some: Record<string, unknown> }>(
    (tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.boolean(),
        tie('some'),
        tie('some'),
        tie('some'),
      ),
      some: fc.oneof(
        ...[
          fc.record({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 4 })) }),
          fc.record(
            {
              minimum: number,
              maximum: number,
              exclusiveMinimum: number,
              exclusiveMaximum: number,
              multipleOf: fc.constantFrom(1, 2, 0.5),
            },
            { requiredKeys: [] },
          ),
          fc.record({ minLength: size, maxLength: size, pattern }, { requiredKeys: [] }),
          fc.record({ const: value }),
          fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 4 }) }),
          fc.record(
            {
              prefixItems: list(tie('schema')),
              items: tie('schema'),
              minItems: size,
              maxItems: size,
              uniqueItems: fc.boolean(),
            },
            { requiredKeys: [] },
          ),
          fc.record(
            { contains: tie('schema'), minContains: size, maxContains: size },
            { requiredKeys: ['contains'] },
          ),
          fc.record(
            {
              properties: map(plainName, tie('schema')),
              patternProperties: map(pattern, tie('schema')),
              additionalProperties: tie('schema'),
              required: fc.uniqueArray(name, { maxLength: 2 }),
              minProperties: size,
              maxProperties: size,
            },
            { requiredKeys: [] },
          ),
          fc.record({ propertyNames: tie('schema') }),
          fc.record({ dependentRequired: map(plainName, fc.uniqueArray(plainName, { maxLength: 2 })) }),
          fc.record({ dependentSchemas: map(plainName, tie('schema')) }),
          fc.record({ allOf: list(tie('schema')) }),
          fc.record({ anyOf: list(tie('schema')) }),
          fc.record({ oneOf: list(tie('schema')) }),
          fc.record({ not: tie('schema') }),
          fc.record(
            // biome-ignore lint/suspicious/noThenProperty: the keyword's name
            { if: tie('schema'), then: tie('schema'), else: tie('schema') },
            { requiredKeys: ['if'] },
          ),
          // To the root, one step into the value.
          fc.record({
            properties: fc.record({ a: fc.constant({ $ref: '#' }) }),
            items: fc.constant({ $ref: '#' }),
          }),
          fc.tuple(tie('some'), tie('some')).map(([a, b]) => ({ ...a, ...b })),
        ],
      ),
    }),
  )
  return { schema, value }
}

function list<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 })
}

function map<T>(key: fc.Arbitrary<string>, item: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(key, item, { maxKeys: 3, noNullPrototype: true })
}
