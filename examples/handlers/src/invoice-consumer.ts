import type { FunctionGraphContext, RabbitmqEvent } from 'functiongraph-contracts'
import type { Invoice } from './generated/invoice.js'

interface Booking {
  readonly revision: number
  readonly total: number
}

const ledger = new Map<string, Booking>()

/** The invoices that were booked, oldest first; more than one revision of a number may be among them. */
export const booked: Invoice[] = []

/**
 * Books invoices. Messages come again after a failure, so a booking is a replacement and never an addition; one that
 * is damaged is set aside, since the others of its batch would come again with it for ever.
 */
export const handler = async (event: RabbitmqEvent, context: FunctionGraphContext) => {
  const messages = event.records.flatMap((record) => record.messages)
  for (const message of messages) {
    try {
      book(JSON.parse(message) as Invoice)
    } catch (error) {
      context.getLogger().warn(`set aside: ${(error as Error).message}`)
    }
  }
  context.getLogger().info(`${messages.length} invoices, ${ledger.size} in the ledger`)
  return { received: messages.length, booked: ledger.size }
}

function book(invoice: Invoice): void {
  const total = totalOf(invoice)
  booked.push(invoice)
  const known = ledger.get(invoice.number)
  if (known !== undefined && known.revision >= invoice.revision) return
  ledger.set(invoice.number, { revision: invoice.revision, total })
}

/** In hundredths. */
function totalOf(invoice: Invoice): number {
  return invoice.lines.reduce((sum, line) => sum + line.cents, 0)
}
