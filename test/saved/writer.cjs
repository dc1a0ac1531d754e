// Writes files of its own, and files that every writer writes, until it has written so many or is killed.
const { writeSync } = require('node:fs')
const [compiled, folder, prefix, count] = process.argv.slice(2)
const { writeWhole } = require(compiled)
const text = JSON.stringify({ event: 'x'.repeat(200_000), end: 'end' })
const limit = count === 'forever' ? Number.POSITIVE_INFINITY : Number(count)
const parent = process.ppid
// Whoever started it and is gone kills no one any more.
for (let i = 0; i < limit && process.ppid === parent; i++) {
  writeWhole(folder, `${prefix}-${count === 'forever' ? i % 4 : i}.json`, text)
  writeWhole(folder, count === 'forever' ? `${prefix}-again.json` : `same-${i}.json`, text)
  if (i === 0) writeSync(1, 'started')
}
