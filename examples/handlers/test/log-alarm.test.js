import { lts } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { handler } from '../src/log-alarm.js'

describeContract(lts(), handler)
