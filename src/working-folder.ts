import process from 'node:process'

let known: string | undefined

/** The working folder; where a handler has removed it, the one that was known last. */
export function workingFolder(): string {
  try {
    known = process.cwd()
  } catch {
    // It is no more.
  }
  return known ?? '/'
}

/** Goes back to a folder that a handler has left, without a word where that cannot be done. */
export function returnTo(folder: string): void {
  try {
    if (workingFolder() !== folder || !isThere()) process.chdir(folder)
  } catch {
    // A thread has no folder of its own to change, and what is gone is nowhere to go.
  }
}

function isThere(): boolean {
  try {
    return process.cwd() !== ''
  } catch {
    return false
  }
}
