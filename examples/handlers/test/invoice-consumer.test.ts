import { rabbitmq } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { invoiceSchema } from '../src/generated/invoice.js'
import { handler } from '../src/invoice-consumer.js'

describeContract(rabbitmq({ message: invoiceSchema }), handler)
