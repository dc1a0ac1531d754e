import { batches } from './broken/batches.js'
import { bodies } from './broken/bodies.js'
import { encoding } from './broken/encoding.js'
import { eventKinds } from './broken/event-kinds.js'
import { guardedServices } from './broken/guarded-services.js'
import { httpRequests } from './broken/http-requests.js'
import { leaksAndInjection } from './broken/leaks-and-injection.js'
import { magicValues } from './broken/magic-values.js'
import { malformedAnswers } from './broken/malformed-answers.js'
import { missingMembers } from './broken/missing-members.js'
import { numbersAndDates } from './broken/numbers-and-dates.js'
import { parsing } from './broken/parsing.js'
import { runtimeMisuse } from './broken/runtime-misuse.js'
import { smallServices } from './broken/small-services.js'
import { timeAndState } from './broken/time-and-state.js'
import { untrustedNames } from './broken/untrusted-names.js'
import type { BrokenHandler } from './planted-handler.js'

/** All handlers with one planted bug each; a name is unique within its source. */
export const brokenHandlers: readonly BrokenHandler[] = [
  ...malformedAnswers,
  ...runtimeMisuse,
  ...bodies,
  ...missingMembers,
  ...parsing,
  ...encoding,
  ...numbersAndDates,
  ...untrustedNames,
  ...batches,
  ...eventKinds,
  ...timeAndState,
  ...leaksAndInjection,
  ...magicValues,
  ...smallServices,
  ...guardedServices,
  ...httpRequests,
]
