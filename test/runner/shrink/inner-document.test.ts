import { describe, expect, it } from 'vitest'
import { base64Text, closeAs, innerContainer, openAs } from '../../../src/runner/shrink/inner-document.js'

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')

describe('innerContainer', () => {
  it('opens lists and objects, as text and in base64', () => {
    expect(innerContainer('[1]')).toEqual({ encoding: 'json', value: [1] })
    expect(innerContainer(base64('{"a":1}'))).toEqual({ encoding: 'base64', value: { a: 1 } })
  })

  it.each(['', 'null', '5', '"text"', base64('null'), '{"a":', 'plain'])('finds none in %j', (text) => {
    expect(innerContainer(text)).toBeUndefined()
  })
})

describe('openAs', () => {
  it('opens a JSON value of any kind', () => {
    expect(openAs('json', 'null')).toEqual({ encoding: 'json', value: null })
    expect(openAs('base64', base64('null'))).toEqual({ encoding: 'base64', value: null })
    expect(openAs('json', '')).toBeUndefined()
    expect(openAs('base64', '')).toBeUndefined()
  })
})

describe('base64Text', () => {
  it.each([
    ['without its padding', 'bnVsbA'],
    ['with a line break', 'bnVs\nbA=='],
    ['behind other characters', '-bnVsbA='],
    ['in front of other characters', 'bnVsbA==-bnV'],
    ['of bytes that are no text', base64(Buffer.from([0xff, 0xfe, 0xfd]))],
  ])('reads none %s', (_how, text) => {
    expect(base64Text(text)).toBeUndefined()
  })

  it('brings back what closeAs wrote', () => {
    expect(base64Text(closeAs('base64', { a: 'é' }))).toBe('{"a":"é"}')
    expect(closeAs('json', [1])).toBe('[1]')
  })
})
