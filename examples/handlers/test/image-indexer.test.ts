import { obs } from 'functiongraph-contracts'
import { describeContract } from 'functiongraph-contracts/vitest'
import { handler } from '../src/image-indexer.js'

describeContract(obs(), handler)
