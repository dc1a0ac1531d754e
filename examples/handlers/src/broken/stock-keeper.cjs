const reserved = new Map()

/**
 * Bug: forEach awaits nobody, so a message that is no JSON fails behind the handler's back.
 * @type {import('functiongraph-contracts').KafkaHandler}
 */
exports.handler = async (event, _context) => {
  const messages = (event.records ?? [event]).flatMap((record) => record.messages)
  messages.forEach(async (message) => {
    const order = JSON.parse(message)
    await reserve(order)
  })
  return { received: messages.length }
}

async function reserve(order) {
  reserved.set(JSON.stringify(order), true)
}
