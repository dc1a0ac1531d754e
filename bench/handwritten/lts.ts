import fc from 'fast-check'
import type { LtsEvent } from '../../contracts/generated/lts-event.js'
import { jsonText } from './json.js'
import { batch } from './messages.js'
import {
  characters,
  epochMilliseconds,
  hex32,
  ipv4,
  name,
  small,
  smallAndDigits,
  text,
  uuid,
  wordCharacters,
} from './texts.js'

const folder = characters(`${wordCharacters}_.-`, 1, 10)

const path = fc
  .record(
    {
      root: fc.constantFrom('', '/'),
      folders: fc.array(folder, { maxLength: 4 }),
      file: characters(`${wordCharacters}_-`, 1, 10),
      extension: fc.constantFrom('log', 'out', 'txt'),
    },
    { noNullPrototype: true },
  )
  .map(({ root, folders, file, extension }) => `${root}${[...folders, file].join('/')}.${extension}`)

const line = fc.oneof(
  { arbitrary: text, weight: 3 },
  { arbitrary: jsonText, weight: 2 },
  {
    arbitrary: fc.constantFrom(
      '',
      '2018-08-08/08:08:08 [ERR] [test.go:08]connection refused: 10.0.0.1:5432',
      'java.lang.NullPointerException\n\tat com.example.Main.run(Main.java:14)',
      '\u001b[31mERROR\u001b[0m',
      '{"level":"error",',
      'level=error msg="disk full"',
      '错误：磁盘已满 ⚠️',
      'null',
    ),
    weight: 1,
  },
)

const record = fc.record(
  {
    message: line,
    time: epochMilliseconds,
    host_name: name(small, `${smallAndDigits}-`, 16),
    ip: ipv4,
    path,
    log_uid: uuid,
    line_no: fc.integer({ min: 1, max: 10_000 }),
  },
  { noNullPrototype: true },
)

const records = batch(record)

const payload = fc.record(
  {
    logs: fc.oneof<fc.Arbitrary<unknown>[]>(
      records,
      records.map((list) => JSON.stringify(list)),
    ),
    owner: hex32,
    log_group_id: uuid,
    log_topic_id: uuid,
  },
  { noNullPrototype: true },
)

export const ltsEvent: fc.Arbitrary<LtsEvent> = payload.map((content) => ({
  lts: { data: Buffer.from(JSON.stringify(content)).toString('base64') },
}))
