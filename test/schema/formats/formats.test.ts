import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src/random.js'
import { numberSize, shrinkNumber } from '../../../src/schema/formats/format-number-shrink.js'
import { shrinkByText, textSize } from '../../../src/schema/formats/format-shrink.js'
import { type Format, formats } from '../../../src/schema/formats/formats.js'

const samplesPerFormat = 2000

// ajv's own way of applying a format, written again so that `checkOf` is judged too.
function ajvAccepts(name: string, value: string | number): boolean {
  const format = (fullFormats as Record<string, any>)[name]
  const validate = format?.validate ?? format ?? true
  if (validate === true) return true
  return validate instanceof RegExp ? validate.test(value as string) : validate(value)
}

function samples(format: Format, count = samplesPerFormat): (string | number)[] {
  const random = new Random(format.name.length, 42)
  return Array.from({ length: count }, (_, i) => format.generate(random, i % 10 === 0))
}

function shrunkGreedily(format: Format, value: string | number): { steps: number; end: string | number } {
  for (let steps = 0; ; steps++) {
    const next = format.shrink(value)[Symbol.iterator]().next()
    if (next.done === true) return { steps, end: value }
    value = next.value
    if (steps > 5000) throw new Error(`shrinking ${format.name} does not end: ${value}`)
  }
}

const all = [...formats.values()]
const moments = ['date', 'date-time']

describe('formats', () => {
  it('holds every format of ajv-formats and the international ones', () => {
    const international = ['idn-email', 'idn-hostname', 'iri', 'iri-reference']
    expect([...formats.keys()].sort()).toEqual([...Object.keys(fullFormats), ...international].sort())
    for (const [name, format] of formats) expect(format.name).toBe(name)
  })

  it.each(all)('$name: generates values that ajv accepts', (format) => {
    const isPlain = (value: string | number) =>
      typeof value === format.type &&
      (typeof value === 'number' ? !Object.is(value, -0) : !/\p{Surrogate}/u.test(value))
    const wrong = samples(format).filter(
      (value) => !ajvAccepts(format.name, value) || !isPlain(value) || format.check?.(value) === false,
    )
    expect(wrong).toEqual([])
  })

  it.each(all)('$name: varies', (format) => {
    const values = new Set(samples(format))
    expect(values.size).toBeGreaterThan(format.name === 'ipv4' ? 1000 : 600)
  })

  it.each(all)('$name: every boundary value passes, with a reason', (format) => {
    expect(format.boundary.length).toBeGreaterThan(3)
    for (const { value, scenario } of format.boundary) {
      expect(ajvAccepts(format.name, value), JSON.stringify(value)).toBe(true)
      expect(scenario).not.toBe('')
    }
    expect(new Set(format.boundary.map(({ value }) => value)).size).toBe(format.boundary.length)
  })

  it.each(all.filter((format) => format.check !== undefined && format.invalid.length > 0))(
    '$name: every near miss fails',
    (format) => {
      for (const { value } of format.invalid) {
        expect(ajvAccepts(format.name, value), JSON.stringify(value)).toBe(false)
      }
    },
  )

  it('has near misses wherever the check refuses something', () => {
    const without = all.filter((format) => format.invalid.length === 0).map((format) => format.name)
    const refusing = [
      'float',
      'double',
      'password',
      'binary',
      'idn-email',
      'idn-hostname',
      'iri',
      'iri-reference',
    ]
    expect(without.sort()).toEqual(refusing.sort())
  })

  it.each(all)('$name: shrinks to valid values only, and ends', (format) => {
    for (const value of [...samples(format, 150), ...format.boundary.map((each) => each.value)]) {
      const candidates = [...format.shrink(value)]
      expect(
        candidates.filter((each) => each === value || !ajvAccepts(format.name, each)),
        String(value),
      ).toEqual([])
      expect(candidates.length).toBeLessThanOrEqual(300)
      shrunkGreedily(format, value)
    }
  })

  it.each(all)('$name: the smallest value ends every greedy shrink that always succeeds', (format) => {
    const ends = new Set(samples(format, 200).map((value) => shrunkGreedily(format, value).end))
    // Three years are ends (2000, 1970, 1), each with and without an offset.
    expect(ends.size, [...ends].join(' ')).toBeLessThanOrEqual(format.name === 'iso-date-time' ? 6 : 3)
  })

  it.each(all.filter((format) => moments.includes(format.name)))('$name: is what Date reads', (format) => {
    for (const value of [...samples(format), ...format.boundary.map((each) => each.value)]) {
      if (Number.isNaN(new Date(value).getTime()) || /:60|^0000/.test(String(value)))
        expect.fail(String(value))
    }
  })

  it('gives many offsets but Z, fractions and leap days', () => {
    const values = samples(formats.get('date-time')!, 4000) as string[]
    const share = (pattern: RegExp) => values.filter((value) => pattern.test(value)).length / values.length
    expect(share(/[+-]\d\d:\d\d$/)).toBeGreaterThan(0.4)
    expect(share(/Z$/)).toBeGreaterThan(0.2)
    expect(share(/\.\d+/)).toBeGreaterThan(0.3)
    expect(share(/-02-29[Tt]/)).toBeGreaterThan(0.0005)
  })

  it('generates UUIDs of the versions and the variant of RFC 9562, or nil', () => {
    const values = samples(formats.get('uuid')!).filter((value) => !String(value).startsWith('00000000-0000'))
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[147][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
    expect(values.filter((value) => !form.test(String(value)))).toEqual([])
    for (let at = 0; at < 36; at++) {
      const distinct = new Set(values.map((value) => String(value).toLowerCase()[at]))
      expect(distinct.size, `position ${at}`).toBe(
        at === 14 ? 3 : at === 19 ? 4 : [8, 13, 18, 23].includes(at) ? 1 : 16,
      )
    }
  })

  it('generates regular expressions that compile with the u flag too', () => {
    for (const value of samples(formats.get('regex')!))
      expect(() => new RegExp(String(value), 'u')).not.toThrow()
  })

  it('is deterministic', () => {
    for (const format of all) expect(samples(format, 50)).toEqual(samples(format, 50))
  })
})

const suite = new URL(
  '../../../../shared/json-schema-test-suite/tests/draft2020-12/optional/format/',
  import.meta.url,
)

if (!existsSync(suite))
  console.warn('skipped: the JSON Schema test suite is not at ../shared/json-schema-test-suite')

describe.skipIf(!existsSync(suite))('formats against the official suite (skipped where it is absent)', () => {
  const groups = () =>
    readdirSync(suite).flatMap(
      (file) =>
        JSON.parse(readFileSync(new URL(file, suite), 'utf8')) as {
          schema: any
          tests: { data: any; valid: boolean }[]
        }[],
    )

  it('holds no boundary value that the suite refuses and no near miss that it accepts', () => {
    const wrong: unknown[] = []
    let compared = 0
    for (const { schema, tests } of groups()) {
      const format = formats.get(schema.format)
      for (const { data, valid } of format === undefined ? [] : tests) {
        compared++
        const contradicting = valid ? format!.invalid : format!.boundary
        if (contradicting.some(({ value }) => value === data)) wrong.push([schema.format, data])
      }
    }
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(400)
  })

  it('shrinks the values of the suite to valid ones', () => {
    for (const { schema, tests } of groups()) {
      const format = formats.get(schema.format)
      if (format?.check === undefined) continue
      for (const { data } of tests.filter(
        (test) => typeof test.data === 'string' && format.check!(test.data),
      )) {
        expect([...format.shrink(data)].filter((each) => !format.check!(each))).toEqual([])
        shrunkGreedily(format, data)
      }
    }
  })
})

it('generates durations without a gap between units, also when shrinking', () => {
  const duration = formats.get('duration')!
  const gap = /\dY\d+D|\dH\d+S/
  const values = samples(duration) as string[]
  expect(values.filter((value) => gap.test(value))).toEqual([])
  expect(values.some((value) => /Y.*M.*D.*T.*H.*M.*S/.test(value))).toBe(true)
  expect(
    values
      .slice(0, 300)
      .flatMap((value) => [...duration.shrink(value)])
      .filter((each) => gap.test(String(each))),
  ).toEqual([])
  expect([...duration.shrink('P1Y2M3D')]).toEqual(expect.arrayContaining(['P2M3D', 'P1Y2M']))
})

describe('shrinking of moments', () => {
  it.each([
    ['2031-07-09T13:14:15.926+05:45', (text: string) => text.includes('+'), '2000-01-01T00:00:00+00:00'],
    [
      '1987-06-05T04:03:02Z',
      (text: string) => new Date(text).getUTCFullYear() < 2000,
      '1970-01-01T00:00:00Z',
    ],
    ['2044-02-29t10:11:12.5z', (text: string) => text.includes('-02-29'), '2000-02-29T00:00:00Z'],
    ['2031-07-09T13:14:15.926Z', (text: string) => new Date(text).getUTCHours() > 9, '2000-01-01T10:00:00Z'],
    ['2031-07-09T13:14:15.926123Z', (text: string) => /\.\d{3,}/.test(text), '2000-01-01T00:00:00.000Z'],
  ] as const)('%s: keeps only what makes %s fail', (start, fails, end) => {
    let value: string = start
    for (let next: string | undefined = value; next !== undefined; ) {
      value = next
      next = [...formats.get('date-time')!.shrink(value)].find((each) => fails(String(each))) as
        | string
        | undefined
    }
    expect(value).toBe(end)
  })
})

describe('shrinkByText', () => {
  it('keeps only what makes a predicate fail', () => {
    let value = 'https://user@example.com:8080/some/path?needle=1#end'
    const fails = (text: string) => text.includes('needle')
    const uri = formats.get('uri')!
    for (let next: string | undefined = value; next !== undefined; ) {
      value = next
      next = [...uri.shrink(value)].find((each) => fails(String(each))) as string | undefined
    }
    expect(value).toMatch(/^a?\w*:\w*needle$|^needle:$/)
  })

  it('gives only texts that are smaller by its measure, at most 200', () => {
    const long = 'Zürich 漢字 😀'.repeat(40)
    const candidates = [...shrinkByText(long, () => true, ['zzz', ''])]
    expect(candidates.length).toBeLessThanOrEqual(200)
    expect(candidates.length).toBeGreaterThan(100)
    expect(candidates.filter((each) => textSize(each) >= textSize(long))).toEqual([])
  })
})

describe('shrinkNumber', () => {
  const numbers = [
    1,
    -1,
    2,
    7,
    -7,
    0.5,
    -0.5,
    0.1,
    1.25,
    -3.75,
    1e21,
    -1e21,
    2 ** 53,
    1e308,
    5e-324,
    123456.789,
    1e-7,
  ]

  it.each(numbers)('%d: every candidate is smaller by its measure', (value) => {
    const candidates = [...shrinkNumber(value)]
    expect(candidates[0]).toBe(0)
    for (const candidate of candidates) {
      expect(numberSize(candidate) < numberSize(value), `${value} → ${candidate}`).toBe(true)
      expect(Object.is(candidate, -0)).toBe(false)
    }
  })

  it.each([
    [(n: number) => n > 99, 123456.789, 100],
    [(n: number) => n < 0, -1e21, -1],
    [(n: number) => !Number.isInteger(n), 123456.789, 0.5],
    [(n: number) => n !== 0, 1e308, 1],
  ] as const)('reaches the smallest counterexample of %s', (fails, start, end) => {
    let value: number = start
    for (let next: number | undefined = value; next !== undefined; ) {
      value = next
      next = [...shrinkNumber(value)].find(fails)
    }
    expect(value).toBe(end)
  })
})
