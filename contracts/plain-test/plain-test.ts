import type { PlainTest } from '../../src/cli/program.js'
import { apigDemands } from './apig-demands.js'
import { handlerDemands } from './handler-demands.js'
import { plainCall, plainText, plainTimeout } from './plain-call.js'

/** How a test without this package calls a handler, and what it demands. */
export const plainTest: PlainTest = {
  call: plainCall,
  text: plainText,
  timeout: plainTimeout,
  demands: { ...handlerDemands, ...apigDemands },
}
