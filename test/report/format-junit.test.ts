import { describe, expect, it } from 'vitest'
import { formatJunit } from '../../src/report/format-junit.js'
import { readXml } from './read-xml.js'
import { hostileSample, sample } from './report-samples.js'

describe('formatJunit', () => {
  const root = readXml(formatJunit(sample))
  const [first, second] = root.children

  it('has a suite for each handler and contract, and counts', () => {
    expect(root.name).toBe('testsuites')
    expect(root.attributes).toMatchObject({ tests: '8', failures: '1', errors: '0', skipped: '1' })
    expect(first!.attributes).toMatchObject({
      name: 'src/create-order.handler: apig contract',
      tests: '6',
      failures: '1',
      time: '1.257',
    })
    expect(second!.attributes).toMatchObject({
      name: 'test/tick.test.ts > tick > timer contract',
      tests: '2',
      failures: '0',
    })
  })

  it('has a case for each phase, or for each rule that it found broken', () => {
    const cases = first!.children.filter(({ name }) => name === 'testcase')
    expect(cases.map(({ attributes }) => attributes.name)).toEqual([
      'examples',
      'boundary: handler/threw',
      'random',
      'delivery',
      'coverage',
      'health',
    ])
    const [, broken, random, delivery, covered, health] = cases
    const failure = broken!.children.find(({ name }) => name === 'failure')!
    expect(broken!.attributes).toMatchObject({ file: 'src/create-order.ts', time: '1.234' })
    expect(failure.attributes).toEqual({
      type: 'handler/threw',
      message: "TypeError: Cannot read properties of null (reading 'item') (and 1 more)",
    })
    expect(failure.text).toContain('/body   {"test":"body"} → null')
    expect(failure.text).toContain('2. handler/threw')
    expect(random!.children[0]!.text).toMatch(/ended early: maxTime[\s\S]*apig\/body: TypeError/)
    expect(delivery!.children[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: 'the platform does not load the handler' },
    })
    expect(covered!.children[0]!.text).toContain('coverage: 3 of 5')
    expect(health!.children[0]!.text).toContain('the very same answer')
  })

  it('is well-formed whatever an event holds', () => {
    const suite = readXml(formatJunit(hostileSample)).children[0]!
    expect(suite.attributes.name).toContain('</script><script>alert(1)')
    expect(suite.attributes.name).toContain('\\u0000\\u0007\\u001b[2J\\u202e')
    const failure = suite.children.flatMap(({ children }) => children).find(({ name }) => name === 'failure')!
    expect(failure.text).toContain('\\ud800\\ufffe\\uffff')
  })
})

describe('readXml', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a>&x;</a>',
    '<a b="<"/>',
    '<a>\u0001</a>',
    '<a/><b/>',
    '<a>]]></a>',
    '<a b=c/>',
  ])('refuses %j', (text) => {
    expect(() => readXml(text)).toThrow()
  })
})
