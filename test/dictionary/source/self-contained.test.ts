import { describe, expect, it } from 'vitest'
import { isSelfContained } from '../../../src/dictionary/source/self-contained.js'

describe('isSelfContained', () => {
  it.each([
    [`async (event, context) => ({ statusCode: 200, headers: {}, body: '', isBase64Encoded: false })`],
    [`event => event.limit > 5 ? event['table'] : null`],
    [
      `function handler({ body: text = 'none', ...rest }, [first] = []) { return handler(first, text, rest) }`,
    ],
    [`async function* events(event) { for (const { id } of event.items) yield id }`],
    [
      `(event) => {
         let parsed
         const a = 1, b = { a }
         try { parsed = JSON.parse(event.body) } catch (error) { return error.message }
         for (let i = 0; i < b.a; i++) console.log(\`\${parsed.name} \${i}\`)
         return [...new Set(Object.keys(parsed))].map((key) => encodeURIComponent(key) + a)
       }`,
    ],
    [`(event, { fn = () => 5, other = [1, 2] } = {}) => fn(other, event)`],
    [`(event) => { try { return 1 } catch { return 2 } finally { console.log(event) } }`],
  ])('says so of %s', (text) => {
    expect(isSelfContained(text)).toBe(true)
  })

  it.each([
    ['a variable of its module', `(event) => event.name === secret`],
    ['a call of its module', `async (event) => answer(event)`],
    ['a piece of a template', '(event) => `${event.name} ${secret}`'],
    ['a member set to one', `(event) => ({ name: secret })`],
    ['a member named like one', `(event) => ({ name: 1, secret })`],
    ['an alternative', `(event) => event.a ? secret : 1`],
    ['a default', `(event, limit = secret) => limit`],
    ['a default within a pattern', `(event, { limit = secret } = {}) => limit`],
    ['an assignment after a declaration without a value', `(event) => {\n  let a\n  secret = a\n}`],
    ['what is returned after one', `(event) => {\n  let a\n  return secret[a]\n}`],
    ['what a value is worked out of', `(event) => { const a = secret; return a }`],
    ['what is gone through', `(event) => { for (const a of secrets) return a }`],
    ['a key that is worked out', `(event) => ({ [secret]: 1 })`],
    ['this', `function (event) { return event.a > this.limit }`],
    ['another module', `async (event) => (await import('./table.js')).find(event)`],
    ['another module, the old way', `(event) => require('./table.js').find(event)`],
    ['a name at run time', `(event) => eval(event.body)`],
    ['a function made at run time', `(event) => new Function(event.body)()`],
    ['a method', `handle(event) { return 1 }`],
    ['a class', `class Handler { static limit = 5 }`],
    ['a global variable of its own', `(event) => globalThis.table[event.id]`],
    ['a counter of coverage', `(event) => { cov_1a().s[0]++; return 1 }`],
    ['native code', `function () { [native code] }`],
    ['much', `(event) => '${'x'.repeat(30_000)}'`],
  ])('does not where there is %s', (_what, text) => {
    expect(isSelfContained(text)).toBe(false)
  })
})
