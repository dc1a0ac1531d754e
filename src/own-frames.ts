import { fileURLToPath } from 'node:url'

/** One line of a stack. */
export interface Frame {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Of the function, as the engine writes it: `async Object.total [as run]`; absent where it has none. */
  readonly name?: string
}

/** The folders of this package itself, in source and as compiled: frames in them are not the user's. */
const ownFolders: readonly string[] = [
  fileURLToPath(new URL('./', import.meta.url)),
  fileURLToPath(new URL('../contracts/', import.meta.url)),
]

/** A stack without the frames of this package, which lead nobody to a fault of their own. */
export function withoutOwnFrames(stack: string): string {
  const lines = stack.split('\n')
  return lines.filter((line) => !isOwnFrame(line)).join('\n')
}

/** Whether a file belongs neither to this package nor to another one. */
export function isUserFile(file: string): boolean {
  if (/[\\/]node_modules[\\/]/.test(file)) return false
  return !isOwnFile(file)
}

/** What a line of a stack says, where it names a file. */
export function readFrame(text: string): Frame | undefined {
  const match = /^\s*at (?:(.*?) \()?((?:file:\/\/|[a-zA-Z]:[\\/]|\/)[^()]*?):(\d+)(?::(\d+))?\)?$/.exec(text)
  if (match === null) return undefined
  const [, name, file, line, column = '1'] = match
  const frame = { file: asPath(file!), line: Number(line), column: Number(column) }
  return name === undefined ? frame : { ...frame, name }
}

function isOwnFrame(line: string): boolean {
  const frame = readFrame(line)
  return frame !== undefined && isOwnFile(frame.file)
}

function isOwnFile(file: string): boolean {
  return ownFolders.some((folder) => file.startsWith(folder))
}

function asPath(file: string): string {
  // Vite appends a query to what it has transformed.
  const bare = file.replace(/\?[^/\\]*$/, '')
  if (!bare.startsWith('file://')) return bare
  try {
    return fileURLToPath(bare)
  } catch {
    return bare
  }
}
