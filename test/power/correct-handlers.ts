import { credentialsAndPages } from './correct/credentials-and-pages.js'
import { httpAnswers } from './correct/http-answers.js'
import { httpRequests } from './correct/http-requests.js'
import { logsAndTraces } from './correct/logs-and-traces.js'
import { messages } from './correct/messages.js'
import { objectsAndTimes } from './correct/objects-and-times.js'
import { running } from './correct/running.js'
import { smallServices } from './correct/small-services.js'
import type { CorrectHandler } from './planted-handler.js'

/** All handlers that are right; a name is unique within its source. */
export const correctHandlers: readonly CorrectHandler[] = [
  ...httpAnswers,
  ...httpRequests,
  ...running,
  ...credentialsAndPages,
  ...objectsAndTimes,
  ...logsAndTraces,
  ...messages,
  ...smallServices,
]
