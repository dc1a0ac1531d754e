/**
 * Bug: `logs` is taken for a list; some regions send the JSON text of one.
 * @type {import('functiongraph-contracts').LtsHandler}
 */
export const handler = async (event, _context) => {
  const { logs } = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
  const errors = logs.filter((record) => /\bERR(OR)?\b/.test(record.message))
  return { errors: errors.length }
}
