import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonEqual } from '../../../src/json-equal.js'
import { changesOf, trackedChanges } from '../../../src/runner/shrink/changes.js'

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

describe('changesOf', () => {
  it('says of a text that it holds what the golden event has itself', () => {
    expect(changesOf({ a: '[1]' }, { a: [1] })[0]).toMatchObject({ note: 'a list as JSON text' })
    expect(changesOf({ a: '{}' }, { a: { b: 1 } })[0]).toMatchObject({ note: 'an object as JSON text' })
    for (const to of ['1', 'text', '']) expect(changesOf({ a: to }, { a: [1] })[0]).not.toHaveProperty('note')
    expect(changesOf({ a: '[1]' }, { a: null })[0]).not.toHaveProperty('note')
  })

  it('tells replaced, added and removed members apart', () => {
    expect(changesOf({ a: 1, c: [1], d: { x: 1 } }, { a: 2, b: null, d: { x: 1 } })).toEqual([
      { pointer: '/a', from: 2, to: 1 },
      { pointer: '/b', from: null },
      { pointer: '/c', to: [1] },
    ])
  })

  it('escapes pointers, and keeps members named __proto__', () => {
    expect(
      changesOf(
        JSON.parse('{"a/b":{"~":1,"k":0},"__proto__":2}'),
        JSON.parse('{"a/b":{"~":2,"k":0},"__proto__":1}'),
      ),
    ).toEqual([
      { pointer: '/a~1b/~0', from: 2, to: 1 },
      { pointer: '/__proto__', from: 1, to: 2 },
    ])
  })

  it('pairs the items of arrays after what both ends have in common', () => {
    expect(changesOf([1, 9, 3], [1, 2, 3])).toEqual([{ pointer: '/1', from: 2, to: 9 }])
    expect(changesOf([1, 3], [1, 2, 3])).toEqual([{ pointer: '/1', from: 2 }])
    expect(changesOf([0, 1, 2], [1, 2])).toEqual([{ pointer: '/0', to: 0 }])
    expect(changesOf([1, 2, 3, 3], [1, 2, 3])).toEqual([{ pointer: '/3', to: 3 }])
    expect(changesOf([], [1, 2])).toEqual([{ pointer: '', from: [1, 2], to: [] }])
  })

  it('shows what is empty on one side as a whole', () => {
    expect(changesOf([1], [])).toEqual([{ pointer: '', from: [], to: [1] }])
    expect(changesOf({ a: 1 }, {})).toEqual([{ pointer: '', from: {}, to: { a: 1 } }])
    expect(changesOf({}, { a: 1 })).toEqual([{ pointer: '', from: { a: 1 }, to: {} }])
  })

  it('shows a document whole where it is written otherwise, or short and changed in several places', () => {
    const short = { a: 1, b: 1 }
    expect(changesOf({ body: '{"a":1,"b":2}' }, { body: base64(short) })).toEqual([
      {
        pointer: '/body',
        from: short,
        to: { a: 1, b: 2 },
        note: 'JSON text as sent, not base64: "{\\"a\\":1,\\"b\\":2}"',
      },
    ])
    expect(changesOf({ body: '{"a":3,"b":2}' }, { body: JSON.stringify(short) })).toMatchObject([
      { pointer: '/body', from: short, to: { a: 3, b: 2 } },
    ])
    const long = { ...short, text: 'x'.repeat(120) }
    expect(
      changesOf({ body: JSON.stringify({ ...long, a: 3, b: 2 }) }, { body: JSON.stringify(long) }),
    ).toEqual([
      { pointer: '/body/(decoded)/a', from: 1, to: 3 },
      { pointer: '/body/(decoded)/b', from: 1, to: 2 },
    ])
  })

  it('says nothing of texts that are base64 or percent-encoded by chance', () => {
    const noteOf = (sent: string) => changesOf({ key: sent }, { key: 'plain' })[0]!.note
    expect(noteOf('Zm9v')).toBeUndefined()
    expect(noteOf('Zm9vYmFy')).toBe('base64 of the text "foobar"')
    expect(noteOf(Buffer.from('naïve bytes').toString('base64'))).toBeUndefined()
    expect(noteOf('%e9')).toBeUndefined()
    expect(noteOf('%4')).toBeUndefined()
    expect(noteOf('%4x %41')).toBeUndefined()
  })

  it('says what short base64 stands for where the golden event has base64', () => {
    const noteOf = (sent: string, golden: string) => changesOf({ body: sent }, { body: golden })[0]!.note
    expect(noteOf('YQ==', base64({ test: 'body' }))).toBe('base64 of the text "a"')
    expect(noteOf('YQ==', 'Zm9vIGJhciBiYXo=')).toBe('base64 of the text "a"')
    expect(noteOf('', 'Zm9vIGJhciBiYXo=')).toBeUndefined()
    expect(noteOf('/w==', 'Zm9vIGJhciBiYXo=')).toBeUndefined()
  })

  it('opens documents in base64 and in text', () => {
    expect(changesOf({ body: base64(null) }, { body: base64({ test: 'body' }) })).toEqual([
      { pointer: '/body', from: { test: 'body' }, to: null, note: 'JSON, base64 as sent: "bnVsbA=="' },
    ])
    expect(changesOf({ body: '[]' }, { body: '{"test":"body"}' })).toEqual([
      { pointer: '/body', from: { test: 'body' }, to: [], note: 'JSON text as sent: "[]"' },
    ])
    expect(changesOf({ data: base64({ a: 1, b: 2 }) }, { data: base64({ a: 1, b: 1 }) })).toEqual([
      { pointer: '/data/(decoded)/b', from: 1, to: 2 },
    ])
  })

  it('shows a string as it is where it holds no document', () => {
    expect(changesOf({ body: 'Zm9vIGJhciBiYXo=' }, { body: base64({ test: 'body' }) })).toMatchObject([
      { from: base64({ test: 'body' }), to: 'Zm9vIGJhciBiYXo=', note: 'base64 of the text "foo bar baz"' },
    ])
    expect(changesOf({ body: '{ "a": 1 }' }, { body: '{"a":1}' })).toMatchObject([
      { from: '{"a":1}', to: '{ "a": 1 }', note: 'the same JSON value, written otherwise' },
    ])
    expect(changesOf('1234', '5678')).toEqual([{ pointer: '', from: '5678', to: '1234' }])
  })

  it('is empty exactly for equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(changesOf(a, b).length === 0).toBe(jsonEqual(a, b))
        expect(changesOf(a, structuredClone(a))).toEqual([])
      }),
    )
  })

  it('says what a percent-encoded text stands for', () => {
    expect(changesOf({ key: 'a%2Fb' }, { key: 'plain' })).toEqual([
      { pointer: '/key', from: 'plain', to: 'a%2Fb', note: 'percent-encoding of "a/b"' },
    ])
    expect(changesOf({ key: '100%' }, { key: 'plain' })).toEqual([
      { pointer: '/key', from: 'plain', to: '100%' },
    ])
  })
})

describe('trackedChanges', () => {
  const undoneOf = (event: unknown, golden: unknown) =>
    trackedChanges(event, golden).map(({ change, undone }) => [change.pointer, undone()])

  it('takes each change back by itself', () => {
    expect(undoneOf({ a: 9, c: 3 }, { a: 1, b: 2 })).toEqual([
      ['/a', { a: 1, c: 3 }],
      ['/b', { a: 9, b: 2, c: 3 }],
      ['/c', { a: 9 }],
    ])
    expect(undoneOf([1, 4], [1, 2, 3, 4])).toEqual([
      ['/1', [1, 2, 4]],
      ['/2', [1, 3, 4]],
    ])
    expect(undoneOf([1, 8, 9, 4], [1, 4])).toEqual([
      ['/1', [1, 9, 4]],
      ['/2', [1, 8, 4]],
    ])
    expect(undoneOf({ data: base64({ a: 1, b: 2 }) }, { data: base64({ a: 1, b: 1 }) })).toEqual([
      ['/data/(decoded)/b', { data: base64({ a: 1, b: 1 }) }],
    ])
    expect(undoneOf({ body: base64(null) }, { body: base64({ a: 1 }) })).toEqual([
      ['/body', { body: base64({ a: 1 }) }],
    ])
  })

  it('comes nearer to the golden event with each, and ends there', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(json, json, fc.infiniteStream(fc.nat()), (event, golden, picks) => {
        let current: unknown = event
        for (let left = 500; ; left--) {
          const changes = trackedChanges(current, golden)
          if (changes.length === 0) break
          expect(left).toBeGreaterThan(0)
          current = changes[picks.next().value % changes.length]!.undone()
        }
        expect(jsonEqual(current, golden)).toBe(true)
      }),
    )
  })
})
