import { timer } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'

describeContract(timer(), 'src/report-timer.handler')
