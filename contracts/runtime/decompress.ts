import { builtinModule } from '../../src/runtime-core.js'

/** What bytes are without their content encodings. */
export interface Decompressed {
  /** Undefined where an encoding is unknown, or its bytes are too many to look at. */
  readonly plain: Buffer | undefined
  /** The encoding that the bytes are not of. */
  readonly wrong?: string
}

// Most answers are not compressed, and to load the module takes time in every process.
const zlib = (): typeof import('node:zlib') => builtinModule('node:zlib')
const options = { maxOutputLength: 64 * 1_048_576 }

type Reader = (bytes: Buffer) => Buffer

const readers: Readonly<Record<string, Reader>> = {
  gzip: (bytes) => zlib().gunzipSync(bytes, options),
  'x-gzip': (bytes) => zlib().gunzipSync(bytes, options),
  br: (bytes) => zlib().brotliDecompressSync(bytes, options),
  deflate: inflated,
}

/** Takes the encodings off again, the last one first. */
export function decompress(bytes: Buffer, encodings: readonly string[]): Decompressed {
  let plain = bytes
  for (const name of encodings.toReversed()) {
    const read = Object.hasOwn(readers, name) ? readers[name]! : undefined
    if (read === undefined) return { plain: undefined }
    try {
      plain = read(plain)
    } catch (error) {
      const isTooLarge = (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
      return isTooLarge ? { plain: undefined } : { plain: undefined, wrong: name }
    }
  }
  return { plain }
}

/** As RFC 9110 8.4.1.2 has it, or without the frame around it, which clients take too. */
function inflated(bytes: Buffer): Buffer {
  try {
    return zlib().inflateSync(bytes, options)
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw error
    return zlib().inflateRawSync(bytes, options)
  }
}
