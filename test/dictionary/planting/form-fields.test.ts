import { describe, expect, it } from 'vitest'
import { apig } from '../../../contracts/apig.js'
import { checkContract } from '../../../src/check.js'
import { formWith, isField } from '../../../src/dictionary/planting/form-fields.js'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('fields of a form that a handler reads', () => {
  it('are told by what reads them', () => {
    expect(isField({ name: 'email', near: ['get', 'URLSearchParams', 'body'] })).toBe(true)
    expect(isField({ name: 'email', near: ['JSON', 'parse', 'body'] })).toBe(false)
  })

  it('are written beside those that are there, and in place of what is no form', () => {
    const fields = [['text', 'a b']] as const
    expect(formWith('a=1&text=2', undefined, fields).written).toBe('a=1&text=a+b')
    expect(formWith(base64('a=1'), 'base64', fields).written).toBe(base64('a=1&text=a+b'))
    for (const other of ['{"a":"b=1"}', '', undefined])
      expect(formWith(other, undefined, fields).written).toBe('text=a+b')
  })

  it('are sent with what they are compared with, and with edge cases', async () => {
    const seen = new Set<string>()
    const handler = async (event: any, _context: unknown) => {
      const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
      const form = new URLSearchParams(body)
      if (form.get('command') === '/deploy') seen.add('deploy')
      if (form.get('command')?.includes('\r\n')) seen.add('line break')
      return { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
    }
    await checkContract(apig(), handler, { seed: 1, phases: ['boundary'] })
    expect(seen).toEqual(new Set(['deploy', 'line break']))
  })
})
