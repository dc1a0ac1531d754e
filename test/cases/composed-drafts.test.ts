import { expect, it } from 'vitest'
import { generatorTable } from '../../src/arbitrary/schema-values.js'
import { composedDrafts } from '../../src/cases/composed-drafts.js'
import { eventTargets } from '../../src/dictionary/planting/event-targets.js'
import { cutText } from '../../src/dictionary/reading/cut-texts.js'
import { noConstants } from '../../src/dictionary/source-constants.js'

const { root } = generatorTable({
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string' } },
})
const golden = { text: '' }
const texts = eventTargets(root, golden).filter(({ isText }) => isText)
const madeOf = (composed: readonly string[]) =>
  [...composedDrafts(root, texts, { ...noConstants, composed })].map((draft) => draft())

it('composed texts stand at each text, and say what they are made of', () => {
  expect(madeOf(['a=b'])).toMatchObject([
    { value: { text: 'a=b' }, says: 'is "a=b"', why: "made of what the handler's source asks for" },
  ])
})

it('a text that is cut in a character says where, not how long it is', () => {
  expect(madeOf([cutText(140)])).toMatchObject([
    {
      value: { text: cutText(140) },
      says: 'has 😀 as its characters 140 and 141',
      why: "which the handler's source takes apart where it keeps 140",
    },
  ])
})
