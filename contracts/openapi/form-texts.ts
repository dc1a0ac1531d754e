import { isObject } from './document.js'
import { primitiveText } from './parameter-style.js'

/** The fields of an object as a form sends them: lists as a field given several times, objects as JSON. */
export function formText(value: unknown): string | undefined {
  const fields = fieldsOf(value)
  return fields && new URLSearchParams([...fields]).toString()
}

/** The same as parts of a `multipart/form-data` body (RFC 7578); the fields that are `files` as clients send a file. */
export function multipartText(
  value: unknown,
  boundary: string,
  files: readonly string[] = [],
): string | undefined {
  const fields = fieldsOf(value)
  if (fields === undefined || fields.some(([name, text]) => /["\r\n]/.test(name) || text.includes(boundary)))
    return undefined
  const parts = fields.map(([name, text]) => {
    const file = files.includes(name) ? fileHeaders : ''
    return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`
  })
  return `${parts.join('')}--${boundary}--\r\n`
}

/** A file has a name (RFC 7578, 4.2): servers tell it from a field by that. */
const fileHeaders = '; filename="file.bin"\r\ncontent-type: application/octet-stream'

/** The fields in a body that {@link formText} wrote. */
export function fieldsOfForm(text: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(text)]
}

/** The fields in a body that {@link multipartText} wrote; none in any other text. */
export function fieldsOfMultipart(text: string, boundary: string): readonly (readonly [string, string])[] {
  return text.split(`--${boundary}`).flatMap((part) => {
    const [, name, value] =
      /^\r\ncontent-disposition: form-data; name="([^"]*)"[^\r\n]*\r\n(?:content-type: [^\r\n]*\r\n)?\r\n([\s\S]*)\r\n$/.exec(
        part,
      ) ?? []
    return name === undefined ? [] : [[name, value!] as const]
  })
}

function fieldsOf(value: unknown): readonly [string, string][] | undefined {
  if (!isObject(value)) return undefined
  const fields = Object.entries(value).flatMap(([name, member]): [string, string][] => {
    if (member === null || member === undefined) return []
    const items = Array.isArray(member) ? member : [member]
    return items.map((item) => [name, primitiveText(item) ?? JSON.stringify(item)])
  })
  // Without any field a form is an empty body, which is another case.
  return fields.length === 0 ? undefined : fields
}
