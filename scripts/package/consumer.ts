// What a user of the package may write in TypeScript: compiled against the installed tarball, never run.
import {
  type ApigEvent,
  type ApigResponse,
  apig,
  type ContractReport,
  checkContract,
  type FunctionGraphContext,
  fakeContext,
  formatReport,
  type KafkaEvent,
  kafka,
  type ObsEvent,
  obs,
  toArbitrary,
  type Violation,
} from 'functiongraph-contracts'
import schema from 'functiongraph-contracts/schemas/apig-event.schema.json' with { type: 'json' }
import { describeContract } from 'functiongraph-contracts/vitest'

const answer = async (event: ApigEvent, context: FunctionGraphContext): Promise<ApigResponse> => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain', 'x-request': context.getRequestID() },
  body: event.httpMethod,
  isBase64Encoded: false,
})

const index = async (event: ObsEvent, _context: FunctionGraphContext) => {
  for (const record of event.Records) if (record.s3.object.key === '') throw new Error('no key')
}

const consume = (event: KafkaEvent, _context: FunctionGraphContext, callback: (error: unknown) => void) => {
  callback(event.records.length === 0 ? new Error('no records') : null)
}

describeContract(apig(), answer, { numRuns: 10, property: (event) => event.path !== '' })
describeContract(obs({ events: ['ObjectCreated'], suffix: '.png' }), index)
describeContract(kafka({ message: 'json' }), consume)

export const report: ContractReport = await checkContract(apig(), answer)
export const first: Violation | undefined = report.violations[0]
export const text: string = formatReport(report)
export const direct: ApigResponse = await answer(apig().golden, fakeContext())
export const method: string = toArbitrary(apig().event).generate(null as never, undefined).value.httpMethod
export const title: string = schema.title

// @ts-expect-error: no such option
void (() => checkContract(apig(), answer, { numRun: 10 }))
// @ts-expect-error: the status must be a number
void (() => checkContract(apig(), async (_event: ApigEvent, _context: unknown) => ({ statusCode: '200' })))
// @ts-expect-error: an event has no such member
void ((event: ApigEvent) => event.method)
