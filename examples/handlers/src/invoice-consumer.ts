import type { FunctionGraphContext, RabbitmqEvent } from 'functiongraph-contracts'
import type { Invoice } from './generated/invoice.js'

interface Booking {
  readonly revision: number
  readonly total: number
}

const ledger = new Map<string, Booking>()

/** Books invoices. Messages come again after a failure, so a booking is a replacement and never an addition. */
export const handler = async (event: RabbitmqEvent, context: FunctionGraphContext) => {
  const invoices = event.records.flatMap((record) =>
    record.messages.map((message) => JSON.parse(message) as Invoice),
  )
  for (const invoice of invoices) book(invoice)
  context.getLogger().info(`${invoices.length} invoices, ${ledger.size} in the ledger`)
  return { received: invoices.length, booked: ledger.size }
}

function book(invoice: Invoice): void {
  const known = ledger.get(invoice.number)
  if (known !== undefined && known.revision >= invoice.revision) return
  ledger.set(invoice.number, { revision: invoice.revision, total: totalOf(invoice) })
}

/** In hundredths. */
function totalOf(invoice: Invoice): number {
  return invoice.lines.reduce((sum, line) => sum + line.cents, 0)
}
