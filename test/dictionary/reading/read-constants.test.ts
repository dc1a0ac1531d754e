import { describe, expect, it } from 'vitest'
import { readConstants } from '../../../src/dictionary/reading/read-constants.js'
import { processorTime } from '../../processor-time.js'

const pairsOf = (source: string) => readConstants(source).pairs.map(({ name, value }) => [name, value])
const namesOf = (source: string) => readConstants(source).names.map(({ name }) => name)

describe('readConstants', () => {
  it.each([
    ['an index', `headers['x-debug'] === 'on'`, ['x-debug', 'on']],
    ['a member', `event.query.format == 'csv'`, ['format', 'csv']],
    ['a member through ?.', `if (input?.coupon !== 'WINTER24') return`, ['coupon', 'WINTER24']],
    ['the literal first', `if ('csv' === query.format) {}`, ['format', 'csv']],
    ['a call by name', `query(event, 'debug') === 'on'`, ['debug', 'on']],
    ['a transformed call', `(0,__vi_import_0__.query)(event, "debug") === "on"`, ['debug', 'on']],
    ['a getter', `headers.get('x-mode') === 'test'`, ['x-mode', 'test']],
    ['a method on the way', `headers['x-debug'].toLowerCase() === 'on'`, ['x-debug', 'on']],
    ['a negative number', `body.count < -5`, ['count', -5]],
    ['a number in another notation', `body.count >= 1_000`, ['count', 1000]],
    ['a number that is computed', `body.size > 5 * 1024 ** 2`, ['size', 5242880]],
    ['a constant that is computed', `const mb = 1 << 20; body.size > 8 * mb`, ['size', 8388608]],
    ['a decoded text', `decodeURIComponent(key.replace(/\\+/g, ' ')) === 'a'`, ['key', 'a']],
    ['a word', `body.isAdmin === true`, ['isAdmin', true]],
    ['the start of a text', `message.startsWith('cancel:')`, ['message', 'cancel:']],
    ['a conversion', `Number(event.query?.page) > 100`, ['page', 100]],
    ['a template', 'body.kind === `gift`', ['kind', 'gift']],
    ['a variable that is converted', `if (Number(page) > 100) {}`, ['page', 100]],
    ['a constant', `const tag = 'v1'; if (headers['if-none-match'] === tag) {}`, ['if-none-match', 'v1']],
    ['a constant that stands first', `const tag = 'v1'\nif (tag === query.version) {}`, ['version', 'v1']],
    ['a member of a table', `const kinds = { gift: 'g' }; if (body.kind === kinds.gift) {}`, ['kind', 'g']],
    ['a member of an enumeration', `enum Kind { Gift = 'g' } if (body.kind === Kind.Gift) {}`, ['kind', 'g']],
    ['a table and its index', 'const prices = { lamp: 20 }; prices[query.item]', ['item', 'lamp']],
    ['a frozen table', 'const prices = Object.freeze({ lamp: 20 }); prices[query.item]', ['item', 'lamp']],
    ['a table that is asked', `const runs = { 'a.b'() {} }; Object.hasOwn(runs, hook.type)`, ['type', 'a.b']],
    ['a list of objects', 'const items = [{ price: 2 }]; query.sort in items[0]', ['sort', 'price']],
    ['a name in a table', 'const flags = { beta: {} }; if (body.flag in flags) {}', ['flag', 'beta']],
    ['a set', `const kinds: Set<string> = new Set(['gift']); kinds.has(body.kind)`, ['kind', 'gift']],
    ['a map', `const runs = new Map([['gift', () => 1]]); runs.get(body.kind)?.()`, ['kind', 'gift']],
    ['a list', `const kinds = ['gift'] as const; kinds.includes(body.kind)`, ['kind', 'gift']],
  ])('reads a pair of %s', (_what, source, pair) => {
    expect(pairsOf(source)).toEqual([pair])
  })

  it('reads what a variable was made from', () => {
    expect(pairsOf(`const page = Number(query(event, 'p') ?? 1)\nif (page > 100) throw page`)).toEqual([
      ['p', 100],
      ['page', 100],
    ])
    expect(pairsOf(`const { type: kind } = JSON.parse(event.body)\nif (kind === 'a') {}`)).toContainEqual([
      'type',
      'a',
    ])
  })

  it('reads what a set is asked for that a function makes of a member', () => {
    const source = `const flags = (e) => new Set(e.headers['x-flags'].split(';'))
      const on = flags(event)
      if (on.has('beta')) {}`
    expect(pairsOf(source)).toContainEqual(['x-flags', 'beta'])
  })

  it('reads what a variable is at either end of a condition, and no encoding', () => {
    const source = `const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
      if (text === 'ping') {}`
    expect(pairsOf(source)).toEqual([
      ['body', 'ping'],
      ['text', 'ping'],
    ])
  })

  it('reads the cases of a switch, and no case of an inner one for the outer', () => {
    const source = `switch (body.type) { case 'a': switch (x.y) { case 'inner': break } case 'b': }`
    expect(pairsOf(source)).toEqual([
      ['type', 'a'],
      ['type', 'b'],
      ['y', 'inner'],
    ])
  })

  it('reads the items of a list that is asked for a member', () => {
    expect(pairsOf(`if (['open', 'close'].includes(body.command)) {}`)).toEqual([
      ['command', 'open'],
      ['command', 'close'],
    ])
  })

  it('takes a loop over a table, a variable and what is computed for no constants', () => {
    expect(pairsOf(`const prices = { lamp: 20 }; for (const name in prices) total += name`)).toEqual([])
    expect(pairsOf(`let tag = 'v1'; if (query.version === tag) {}`)).toEqual([])
    expect(pairsOf(`const tag = 'v' + n; if (query.version === tag) {}`)).toEqual([])
  })

  it('says of which part of a text is asked', () => {
    const { pairs } = readConstants(`to.startsWith('/'); to.endsWith('.png'); to.includes(':'); to === 'x'`)
    expect(pairs.map(({ value, part }) => [value, part])).toEqual([
      ['/', 'start'],
      ['.png', 'end'],
      [':', 'inside'],
      ['x', undefined],
    ])
  })

  it.each([
    ['tested', '/^a/.test(body.kind)'],
    ['run', '/^a/.exec(String(body.kind))'],
    ['matched', 'body.kind.match(/^a/)?.[1]'],
    ['a constant', 'const kinds = /^a/; kinds.test(body.kind)'],
  ])('reads what an expression is to match: %s', (_how, source) => {
    expect(readConstants(source).matches).toEqual([
      { name: 'kind', near: expect.arrayContaining(['body']), pattern: '/^a/' },
    ])
  })

  it('reads what a length is compared with', () => {
    expect(readConstants(`if (record.messages.length > 50) {}`).lengths).toEqual([
      { name: 'messages', length: 50 },
    ])
  })

  it('reads names that are read, and none that are called or imported', () => {
    expect(
      namesOf(
        `import x from '../orders.js'; const { page, size = 1 } = q; a.items.map(f); b['x-y']; g(e, 'z')`,
      ),
    ).toEqual(['page', 'size', 'items', 'x-y', 'z'])
  })

  it('reads names that are words of the language elsewhere', () => {
    expect(namesOf('const { from, to } = query; if (query.as) body.default.in; query.of')).toEqual([
      'from',
      'to',
      'as',
      'in',
      'of',
    ])
    expect(pairsOf(`if (query.from === 'a' && body.class === 'b') {}`)).toEqual([
      ['from', 'a'],
      ['class', 'b'],
    ])
  })

  it('reads a member of what an imported function gave, as a transformer writes it', () => {
    expect(readConstants('(0,__vi_import_0__.bodyJson)(event)?.comment').names).toEqual([
      { name: 'comment', near: expect.arrayContaining(['bodyJson', 'event']) },
    ])
  })

  it('keeps the words around a name', () => {
    const [pair] = readConstants(`const input = JSON.parse(event.body)\nif (input.coupon === 'A') {}`).pairs
    expect(pair?.near).toEqual(expect.arrayContaining(['input', 'body']))
  })

  it('reads texts with their escapes, pieces of templates, numbers and regular expressions', () => {
    const { texts, numbers, patterns } = readConstants(
      "'a\\n\\x41\\u{1f600}\\'' ; `/orders/${id}/refund` ; 0x10 ; 1e3 ; /^re[a-z]+$/i // 'not this'\n/* 7 */",
    )
    expect(texts).toEqual(["a\nA😀'", '/orders/', '/refund'])
    expect(numbers).toEqual([16, 1000])
    expect(patterns).toEqual(['/^re[a-z]+$/i'])
  })

  it('reads markup that is asked for, but none that a page would run', () => {
    const { texts, pairs } = readConstants(
      "m.startsWith('<order'); m.includes('<script>'); m.includes('<a onclick=')",
    )
    expect([texts, pairs.map(({ value }) => value)]).toEqual([[], ['<order']])
  })

  it('leaves out markup, which a page of the handler holds whatever the event', () => {
    const { texts, pairs } = readConstants("page('<script>', `</b>${a}`); if (a.b === '<!doctype html>') {}")
    expect([texts, pairs]).toEqual([[], []])
  })

  it('reads TypeScript, and what is cut off or no program at all', () => {
    expect(
      pairsOf(`const f = (e: ApigEvent<string>): Promise<Answer> => e.query!.format === ('csv' as Format)`),
    ).toEqual([])
    expect(pairsOf(`function f(e: Event): asserts e is X { if (e.kind! === 'a') `)).toEqual([['kind', 'a']])
    for (const odd of [
      '',
      '"',
      '`${',
      '}}}))',
      '/(',
      'switch (',
      'const {',
      '\u0000\ud800',
      'x === '.repeat(50),
    ])
      expect(() => readConstants(odd)).not.toThrow()
  })

  it('reads a minified bundle, where a few names stand for thousands of variables', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const mixed = (i: number) => letters.map((_, at) => letters[(at * (i % 25) + i) % 26]!)
    const lines = Array.from({ length: 1500 }, (_, i) => {
      const [a, b, c, d] = mixed(i)
      return `var ${a}=${b}(${c},${d}.m${i}),${d}=e${i}(${a});if(${a}.kind==="k${i}")${b}(${a}[${d}])`
    })
    const { milliseconds, result } = processorTime(() => readConstants(lines.join(';')))
    expect(result.pairs[0]).toMatchObject({ name: 'kind', value: 'k0' })
    expect(milliseconds).toBeLessThan(10_000)
  })

  it('reads no value where the type of a member is asked for', () => {
    expect(pairsOf(`typeof body.name === 'string' && body.kind === 'string'`)).toEqual([['kind', 'string']])
  })

  it.each([
    `if (Buffer.byteLength(text) > 512) {}`,
    `const length = Buffer.byteLength(text); if (length > 512) {}`,
    `const size = text.length; if (size > 512) {}`,
  ])('reads a number that a length is compared with: %s', (source) => {
    expect(readConstants(source).lengths.map(({ length }) => length)).toEqual([512])
  })

  it.each([`text.slice(0, 4)`, `const most = 2 + 2; text.substring(0, most)`])(
    'makes a text that is cut in the middle of a character: %s',
    (source) => {
      expect(readConstants(source).composed).toEqual(['aaa😀a'])
    },
  )
})
