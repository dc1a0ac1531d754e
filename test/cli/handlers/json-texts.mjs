/** Reads every text that its event carries as JSON. */
export const handler = async (event, _context) => {
  const { records = [], user_event, lts } = event
  const data = lts && JSON.parse(Buffer.from(lts.data, 'base64').toString())
  const logs = typeof data?.logs === 'string' ? JSON.parse(data.logs) : (data?.logs ?? [])
  const texts = [...records.flatMap(({ messages }) => messages), ...logs.map(({ message }) => message)]
  for (const text of user_event === undefined ? texts : [user_event]) JSON.parse(text)
}
