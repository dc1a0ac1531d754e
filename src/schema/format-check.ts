import { fullFormats } from 'ajv-formats/dist/formats.js'

/** The check of one of ajv-formats' formats, full mode. This import costs no ajv: the file stands alone. */
export function checkOf(name: keyof typeof fullFormats): (value: any) => boolean {
  const format: unknown = fullFormats[name]
  const validate = isDefinition(format) ? format.validate : format
  if (validate instanceof RegExp) return (value) => validate.test(value)
  if (typeof validate === 'function') return validate as (value: any) => boolean
  return () => true
}

function isDefinition(format: unknown): format is { readonly validate: unknown } {
  return typeof format === 'object' && format !== null && 'validate' in format
}
