import { expect, it } from 'vitest'
import { formatAnnotations } from '../../src/report/format-annotations.js'
import { hostileSample, sample } from './report-samples.js'

it('puts each violation at the line that threw', () => {
  const lines = formatAnnotations(sample, '/home/ci/shop').split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(
    /^::error file=\/home\/ci\/shop\/src\/create-order\.ts,line=12,title=handler\/threw::1\. handler\/threw: TypeError: /,
  )
  expect(lines[0]).toContain('%0A     /body   {"test":"body"}')
  expect(lines[2]).toMatch(/^::warning file=[^,]*,line=12,title=apig\/body::/)
})

it('names the column where the location does, as in minified code', () => {
  const [report] = sample.reports
  const violations = report!.violations.map((one) => ({ ...one, location: 'dist/index.mjs:1:2034' }))
  const minified = { ...sample, reports: [{ ...report!, violations }] }
  expect(formatAnnotations(minified, '/ci')).toMatch(
    /^::error file=\/ci\/dist\/index\.mjs,line=1,col=2034,title=/,
  )
})

it('is one command a line, whatever an event holds', () => {
  const lines = formatAnnotations(hostileSample, '/work').trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^::error file=[^:,]*,line=3,title=[^:,]*::[^\r]*$/)
  expect(lines[0]).toContain('%3A%3Aerror%3A%3Ax %25 &')
})
