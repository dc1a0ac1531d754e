import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { runOutsideCalls } from '../runner/call/stray-errors.js'

/** Characters of a process that are passed on; a handler may print without end. */
const maxForwarded = 4_000_000
/** Characters of a line that are held until it ends. */
const maxHeld = 65_536

/**
 * Passes on what a process prints to where this one prints, whole lines of it, where `isShown` says so of them; returns
 * a function that gives the end of what it printed as errors, at most that many characters.
 */
export function forwardOutput(
  { stdout, stderr }: ChildProcess,
  tailLength: number,
  isShown: (text: string) => boolean,
): () => string {
  let tail = ''
  const budget = { left: maxForwarded }
  // A process is started within a call, and prints during others.
  const passTo = (target: NodeJS.WriteStream) => (text: string) =>
    isShown(text) && runOutsideCalls(() => target.write(text))
  if (stdout !== null) forward(stdout, passTo(process.stdout), budget)
  if (stderr !== null) forward(stderr, passTo(process.stderr), budget)
  stderr?.on('data', (piece: string) => {
    tail = (tail + piece).slice(-tailLength)
  })
  return () => tail
}

function forward(source: Readable, write: (text: string) => unknown, budget: { left: number }): void {
  let held = ''
  const pass = (text: string): void => {
    if (budget.left <= 0 || text === '') return
    budget.left -= text.length
    write(budget.left > 0 ? text : `${text.trimEnd()}\n[what the handler prints further is dropped]\n`)
  }
  source.setEncoding('utf8')
  source.on('data', (piece: string) => {
    const text = held + piece
    const end = text.lastIndexOf('\n') + 1
    pass(text.slice(0, end))
    held = text.slice(end)
    if (held.length < maxHeld) return
    pass(held)
    held = ''
  })
  source.on('close', () => pass(held))
}
