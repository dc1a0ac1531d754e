import { rabbitmq } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { invoiceSchema } from '../src/generated/invoice.js'
import { booked, handler } from '../src/invoice-consumer.js'

describeContract(rabbitmq({ message: invoiceSchema }), handler)

// A message that is damaged must not cost the others of its batch.
const processed = () => booked
const damaged = rabbitmq({ name: 'damaged-invoices', message: invoiceSchema, poison: true, processed })
describeContract(damaged, handler, { phases: ['examples', 'invalid'], beforeEvent: () => booked.splice(0) })
