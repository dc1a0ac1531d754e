const booked = new Set()

/**
 * Bug: messages come at least once, and a second time is taken for a mistake.
 * @type {import('functiongraph-contracts').RabbitmqHandler}
 */
export const handler = async (event, _context) => {
  const messages = event.records.flatMap((record) => record.messages)
  const numbers = new Set(messages.map((message) => JSON.parse(message).number))
  for (const number of numbers) {
    if (booked.has(number)) throw new Error(`invoice ${number} is booked already`)
  }
  for (const number of numbers) booked.add(number)
  return { booked: booked.size }
}

/** Empties the books, for tests. */
export function reset() {
  booked.clear()
}
