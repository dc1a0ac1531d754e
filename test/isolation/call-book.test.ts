import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/contract.js'
import { CallBook } from '../../src/isolation/call-book.js'
import { outcomeWriter } from '../../src/isolation/portable-outcome.js'
import { portable } from '../../src/isolation/portable-value.js'
import type { Death, StraySink } from '../../src/runner/call/stray-errors.js'

const answered = (text: string): Outcome =>
  ({
    kind: 'answered',
    text,
    settlements: 1,
    duration: 1,
    logs: [],
    unhandledRejections: [],
    secrets: { secretKey: 'abc' },
  }) as unknown as Outcome
const death = (how: string): Death => ({ how, error: new Error(how) })

/** A book, and what its calls were told in order. */
function bookOf() {
  const book = new CallBook()
  const told: string[] = []
  const open = (name: string) => {
    const tell = (what: string) => (value: any) =>
      void told.push(`${name} ${what} ${value?.how ?? value?.message ?? value?.text ?? value}`)
    const sink = {
      rejected: tell('rejected'),
      crashed: tell('crashed'),
      died: tell('died'),
    } as Partial<StraySink> as StraySink
    const call = book.open({
      request: {} as never,
      sink,
      resolve: tell('resolved'),
      reject: tell('refused'),
    })
    call.cancel = () => void told.push(`${name} cancelled`)
    return call
  }
  const outcome = (id: number, text: string) =>
    book.note({ type: 'outcome', id, outcome: outcomeWriter()(answered(text)) })
  const stray = (type: 'rejected' | 'crashed', id: number, text: string) =>
    book.note({ type, id, reason: portable(new Error(text)) })
  return { book, told, open, outcome, stray }
}

describe('the calls of another process', () => {
  it('end with their own outcome each, and only once', () => {
    const { book, told, open, outcome } = bookOf()
    const [a, b] = [open('a'), open('b')]
    expect([book.isOpen(a), book.get(b.id) === b]).toEqual([true, true])
    outcome(b.id, 'two')
    expect([book.isOpen(a), book.isOpen(b), book.get(b.id)]).toEqual([true, false, undefined])
    outcome(b.id, 'again')
    outcome(a.id, 'one')
    expect(told).toEqual(['b cancelled', 'b resolved two', 'a cancelled', 'a resolved one'])
  })

  it('are refused by what went wrong, unless they are over', () => {
    const { book, told, open } = bookOf()
    const a = open('a')
    book.reject(a.id, new Error('no file'))
    book.reject(a.id, new Error('again'))
    book.reject(77, new Error('unknown'))
    expect(told).toEqual(['a cancelled', 'a refused no file'])
  })

  it('hear of a rejection at once while they are open, and go on', () => {
    const { book, told, open, stray, outcome } = bookOf()
    const a = open('a')
    stray('rejected', a.id, 'lost')
    expect(told).toEqual(['a rejected lost'])
    expect(book.isOpen(a)).toBe(true)
    outcome(a.id, 'one')
    expect(told.slice(1)).toEqual(['a cancelled', 'a resolved one'])
  })

  it('end by an exception that nobody caught', () => {
    const { book, told, open, stray } = bookOf()
    const a = open('a')
    stray('crashed', a.id, 'thrown')
    expect(told).toEqual(['a cancelled', 'a crashed thrown'])
    expect(book.isOpen(a)).toBe(false)
  })

  it('hear at the next turn of what went astray after they were over, once', () => {
    const { book, told, open, stray, outcome } = bookOf()
    const a = open('a')
    outcome(a.id, 'one')
    told.length = 0
    stray('rejected', a.id, 'lost')
    stray('crashed', a.id, 'thrown')
    stray('rejected', 77, 'of no call')
    expect(told).toEqual([])
    book.tellLate()
    expect(told).toEqual(['a rejected lost', 'a crashed thrown'])
    book.tellLate()
    expect(told).toHaveLength(2)
  })

  it('have the settlements that came after they were over, from the next turn on', () => {
    const { book } = bookOf()
    const outcome = { ...answered('one') }
    const call = book.open({ request: {} as never, sink: undefined, resolve: () => {}, reject: () => {} })
    book.close(call, outcome)
    book.note({ type: 'settled', id: call.id, settlements: 2 })
    book.note({ type: 'settled', id: 77, settlements: 9 })
    expect(outcome.settlements).toBe(1)
    book.tellLate()
    expect(outcome.settlements).toBe(2)
  })

  it.each([{ kind: 5 }, { text: undefined }, { logs: 'none' }])(
    'die where the runtime gives %j for an outcome, which the handler broke',
    (wrong) => {
      const { book, told, open } = bookOf()
      const a = open('a')
      book.note({ type: 'outcome', id: a.id, outcome: { plain: { ...answered('one'), ...wrong } as never } })
      expect(told).toEqual([
        'a cancelled',
        'a died it replaced what the runtime itself uses, such as Promise',
      ])
      expect(book.isOpen(a)).toBe(false)
    },
  )

  it('blame the call that is named for the end of the process, and give back the others', () => {
    const { book, told, open } = bookOf()
    const [a, b, c] = [open('a'), open('b'), open('c')]
    expect(book.blame(death('exit 3'), b.id)).toEqual([a, c])
    expect(told).toEqual(['a cancelled', 'b cancelled', 'c cancelled', 'b cancelled', 'b died exit 3'])
    expect([a, b, c].map((call) => book.isOpen(call))).toEqual([true, false, true])
  })

  it('blame the first open call where none is named, and else the one that was over last', () => {
    const { book, told, open, outcome } = bookOf()
    open('a')
    const b = open('b')
    outcome(b.id, 'two')
    told.length = 0
    expect(book.blame(death('exit 3'), undefined)).toEqual([])
    expect(told.at(-1)).toBe('a died exit 3')
    told.length = 0
    expect(book.blame(death('exit 4'), undefined)).toEqual([])
    expect(told).toEqual([])
    book.tellLate()
    expect(told).toEqual(['a died exit 4'])
    expect(book.blame(death('exit 5'), b.id)).toEqual([])
    book.tellLate()
    expect(told.at(-1)).toBe('b died exit 5')
    expect(new CallBook().blame(death('exit 6'), undefined)).toEqual([])
  })

  it('read the outcomes of the next process from nothing', () => {
    const { book, open } = bookOf()
    const write = outcomeWriter()
    const send = (name: string, outcome: Outcome) =>
      book.note({ type: 'outcome', id: open(name).id, outcome: write(outcome) })
    const seen: unknown[] = []
    const resolve = (outcome: Outcome) => void seen.push(outcome.secrets)
    const sent = (outcome: ReturnType<typeof write>) => {
      const call = book.open({ request: {} as never, sink: undefined, resolve, reject: () => {} })
      book.note({ type: 'outcome', id: call.id, outcome })
    }
    send('a', answered('one'))
    const second = write(answered('two'))
    expect(second).not.toHaveProperty('secrets')
    sent(second)
    book.blame(death('exit 3'), undefined)
    sent(second)
    expect(seen).toEqual([{ secretKey: 'abc' }, {}])
  })
})
