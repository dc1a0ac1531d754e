import { kafka } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'

describeContract(kafka(), 'src/order-placed.handler')
