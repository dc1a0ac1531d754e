import fc from 'fast-check'
import type { TimerEvent } from '../../contracts/generated/timer-event.js'
import { jsonText } from './json.js'
import { letters, localTime, name, offset, text, wordCharacters } from './texts.js'

const userEvent = fc.oneof(
  text,
  jsonText,
  fc.constantFrom('', ' ', 'undefined', 'null', '[]', '{"report":"daily"', '日报 📊', 'line one\nline two\n'),
)

const suffix = fc.oneof(
  { arbitrary: fc.constant('+08:00'), weight: 2 },
  { arbitrary: offset, weight: 1 },
  { arbitrary: fc.constant('Z'), weight: 1 },
)

export const timerEvent: fc.Arbitrary<TimerEvent> = fc.record(
  {
    version: fc.constantFrom('v1.0', 'V1.0'),
    time: fc.tuple(localTime, suffix).map(([time, end]) => time + end),
    trigger_type: fc.constant('TIMER'),
    trigger_name: name(letters, `${wordCharacters}_-`, 16),
    user_event: userEvent,
  },
  { noNullPrototype: true },
)
