import type { ChildProcess } from 'node:child_process'

/** Characters of a process that are passed on; a handler may print without end. */
const maxForwarded = 4_000_000

/**
 * Passes on what a process prints to where this one prints; returns a function that gives the end of what it printed
 * as errors, at most that many characters.
 */
export function forwardOutput(child: ChildProcess, tailLength: number): () => string {
  let left = maxForwarded
  let tail = ''
  const forward = (target: NodeJS.WriteStream, piece: string): void => {
    if (left <= 0) return
    left -= piece.length
    target.write(left > 0 ? piece : `${piece}\n[what the handler prints further is dropped]\n`)
  }
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => forward(process.stdout, piece))
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    tail = (tail + piece).slice(-tailLength)
    forward(process.stderr, piece)
  })
  return () => tail
}
