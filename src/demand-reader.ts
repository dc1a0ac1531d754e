import { closeSync, constants, openSync, statSync } from 'node:fs'

/** Throws for a file that is a pipe which nobody reads: to open it for writing would wait for a reader for ever. */
export function demandReader(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFIFO() !== true) return
  try {
    closeSync(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENXIO') throw cause
    throw new Error('it is a pipe that nobody reads', { cause })
  }
}
