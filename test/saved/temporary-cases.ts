import type { SavedCase } from '../../src/saved/saved-case.js'

/** A case of the contract `signups` in test/check-saved.test.ts. */
export const sampleCase: SavedCase = {
  format: 1,
  contract: 'signups',
  package: 'some-package 1.0.0',
  rule: 'handler/threw',
  message: 'TypeError: tags is undefined',
  location: 'src/sign-up.ts:3',
  scenario: 'boundary: /tags is absent',
  evidence: 'documented',
  changes: ['/tags   ["new"] → left out'],
  event: { email: 'ada@example.com' },
}
