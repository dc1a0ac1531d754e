import { expect, it } from 'vitest'
import { placeLike, placeWithin, rootPlace } from '../../src/arbitrary/places.js'
import { generatorTable } from '../../src/arbitrary/schema-values.js'

const { root } = generatorTable({
  type: 'object',
  properties: { a: { type: 'string' }, b: { type: 'object', properties: { c: { type: 'string' } } } },
})
const whole = rootPlace(root, { a: 'x', b: { c: 'y' } })

it('a place that is like another one is as independent and as decisive, and so is what is within it', () => {
  const b = placeWithin(whole, 'b')!
  expect([b.independent, b.decisive]).toEqual([true, true])
  const other = placeLike(b, { present: { value: { c: 'z' } }, optional: false })
  expect([other.pointer, other.independent, other.decisive, other.optional]).toEqual([
    '/b',
    true,
    true,
    false,
  ])
  const c = placeWithin(other, 'c')!
  expect([c.pointer, c.present, c.independent, c.decisive]).toEqual(['/b/c', { value: 'z' }, true, true])
  expect(c.put('new')).toEqual({ value: { a: 'x', b: { c: 'new' } } })
})
