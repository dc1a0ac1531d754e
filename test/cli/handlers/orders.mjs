/** Keeps the contract. */
export const quiet = async (_event, _context) => {
  return { statusCode: 200, headers: {}, body: '{}', isBase64Encoded: false }
}

/** Keeps it too, and prints. */
export const talks = async (event, context) => {
  console.log('order', event.path)
  return quiet(event, context)
}

/** Breaks it with each answer, and with each body that is no JSON object. */
export const broken = async (event, _context) => {
  const { name } = JSON.parse(Buffer.from(event.body, 'base64').toString())
  return { statusCode: '200', headers: {}, body: String(name), isBase64Encoded: false }
}

export const shop = 'no function'

let calls = 0
/** Ends the process, as if all were well. */
export const quits = async (_event, _context) => {
  calls += 1
  if (calls === 3) process.exit(0)
  return { statusCode: 200, headers: {}, body: '', isBase64Encoded: false }
}

/** Never lets the event loop go on. */
export const loops = async (_event, _context) => {
  for (;;);
}

let served = 0
/** Fails from some call on, whatever the event. */
export const tires = async (event, context) => {
  served += 1
  if (served > 20) throw new TypeError('tired')
  return quiet(event, context)
}

/** Keeps the contract, in a process in which nothing can be changed any more. */
export const freezes = async (event, context) => {
  Object.freeze(process)
  return quiet(event, context)
}
