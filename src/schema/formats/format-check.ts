import { createRequire } from 'node:module'
import type { fullFormats } from 'ajv-formats/dist/formats.js'

type FormatName = keyof typeof fullFormats

/** The check of one of ajv-formats' formats, full mode, loaded when it is first used. */
export function checkOf(name: FormatName): (value: any) => boolean {
  let check: ((value: any) => boolean) | undefined
  return (value) => {
    check ??= loadCheck(name)
    return check(value)
  }
}

function loadCheck(name: FormatName): (value: any) => boolean {
  // This costs no ajv: the file stands alone. To import it would cost more than to require it.
  const require = createRequire(import.meta.url)
  const formats = require('ajv-formats/dist/formats.js') as { readonly fullFormats: typeof fullFormats }
  const format: unknown = formats.fullFormats[name]
  const validate = isDefinition(format) ? format.validate : format
  if (validate instanceof RegExp) return (value) => validate.test(value)
  if (typeof validate === 'function') return validate as (value: any) => boolean
  return () => true
}

function isDefinition(format: unknown): format is { readonly validate: unknown } {
  return typeof format === 'object' && format !== null && 'validate' in format
}
