import { defineContract } from '../src/define-contract.js'
import type { JsonSchema } from '../src/typed-schema.js'

/** An event of a small contract of an author's own. */
export interface Signup {
  readonly email: string
  readonly tags?: readonly string[]
}

/** The schema of the event. */
export const signup: JsonSchema = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', minLength: 1 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
  },
  examples: [{ email: 'ada@example.com', tags: ['new'] }],
}

/** The contract, of events and of nothing else. */
export const signups = defineContract<Signup, (event: Signup, context: object) => unknown>({
  name: 'signups',
  event: signup,
})

/** A handler that forgets that there may be no tags, and that there may be no first. */
export const firstTag = async (event: Signup): Promise<number> => event.tags![0]!.length
