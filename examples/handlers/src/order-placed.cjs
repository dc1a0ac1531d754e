/** Orders by number; in a database the number would be its key. */
const orders = new Map()

/**
 * Takes orders from a topic. A message that is no order is put aside: failing would bring the whole batch back.
 * @type {import('functiongraph-contracts').KafkaHandler}
 */
exports.handler = async (event, context) => {
  let rejected = 0
  for (const message of messagesOf(event)) {
    const order = orderOf(message)
    if (order === undefined) rejected += 1
    else orders.set(order.number, order)
  }
  if (rejected > 0) context.getLogger().warn(`${rejected} messages are no orders`)
  return { orders: orders.size, rejected }
}

/** The messages of all records; events of old triggers have no records. */
function messagesOf(event) {
  return (event.records ?? [event]).flatMap((record) => record.messages)
}

function orderOf(message) {
  try {
    const order = JSON.parse(message)
    const { number } = Object(order)
    return typeof number === 'string' || Number.isSafeInteger(number) ? { ...order, number } : undefined
  } catch {
    return undefined
  }
}
