import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { plainStringify } from '../plain-stringify.js'
import type { ChildMessage, ChildRequest } from './messages.js'

/** The file descriptor on which the process of a handler is asked. */
const requestDescriptor = 3
/** The one on which it answers. */
export const answerDescriptor = 4

// Taken at import: a handler may replace whatever it can reach.
const { parse } = JSON
const { from } = Buffer

/** Writes at once and whole, so that it is out when the process ends in the next moment. */
export function say(message: ChildMessage): void {
  const bytes = from(`${plainStringify(message)}\n`, 'utf8')
  for (let written = 0; written < bytes.length; ) written += writeSome(bytes, written)
}

function writeSome(bytes: Buffer, start: number): number {
  try {
    return writeSync(answerDescriptor, bytes, start)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
    throw error
  }
}

/** Calls `receive` for each request, in their order, and `end` when there will be none any more. */
export function listen(receive: (request: ChildRequest) => void, end: () => void): void {
  const socket = new Socket({ fd: requestDescriptor, readable: true, writable: false })
  socket.setEncoding('utf8')
  socket.on(
    'data',
    readLines((line) => receive(parse(line) as ChildRequest)),
  )
  socket.on('end', end)
  socket.on('error', end)
}

/** Puts lines together from the pieces in which they arrive. */
export function readLines(receive: (line: string) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    let start = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      const line = rest + piece.slice(start, end)
      rest = ''
      start = end + 1
      receive(line)
    }
    rest += piece.slice(start)
  }
}
