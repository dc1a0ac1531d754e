import { cts } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { handler } from '../src/audit-trail.js'

describeContract(cts(), handler)
