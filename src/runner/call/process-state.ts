import process from 'node:process'
import { returnTo, workingFolder } from '../../working-folder.js'

/**
 * Notes what the process is like that a handler shares with its check, and returns what makes it so again: its folder,
 * its exit code, and that exceptions nobody catches are told. Never throws.
 */
export function keepProcessState(): () => void {
  const folder = workingFolder()
  const { exitCode } = process
  const captures = process.hasUncaughtExceptionCaptureCallback()
  return () => {
    returnTo(folder)
    // 1 may be of a test runner that has seen another test fail meanwhile.
    if (process.exitCode !== exitCode && process.exitCode !== 1) attempt(() => setExitCode(exitCode))
    if (!captures) attempt(() => process.setUncaughtExceptionCaptureCallback(null))
  }
}

function setExitCode(code: typeof process.exitCode): void {
  process.exitCode = code
}

/** Of a process that is frozen, or has domains, some things cannot be changed back. */
function attempt(step: () => void): void {
  try {
    step()
  } catch {
    // It stays as it is.
  }
}
