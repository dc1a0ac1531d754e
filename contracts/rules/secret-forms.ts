import { perObject } from '../../src/core.js'

/** One way in which a secret may be written. */
export interface SecretForm {
  readonly text: string
  /** For the message: empty for the plain form, else ` (in base64)`. */
  readonly how: string
  /** Where the secret lies in bytes that are written otherwise, with what surrounds it. */
  readonly encoding?: 'base64' | 'hex'
}

/** A form with the secret that it is one of. */
export interface NamedForm extends SecretForm {
  readonly name: string
  readonly secret: string
}

/** The forms of several secrets, with the beginnings that they share so that most texts are dismissed at once. */
export interface SecretSet {
  readonly prefixes: readonly string[]
  readonly forms: readonly NamedForm[]
}

/** Shorter values occur by chance. */
const minLength = 8
const prefixLength = 6

/**
 * The forms to look for: plain, URL-encoded, JSON-escaped, base64 at each of its three alignments, hexadecimal.
 * Access keys are left out: they only name their owner, and every signed URL holds one.
 */
export const secretSet: (secrets: Readonly<Record<string, string>>) => SecretSet = perObject((secrets) => {
  const forms = Object.entries(secrets)
    .filter(([name, secret]) => !/accessKey$/i.test(name) && secret.length >= minLength)
    .flatMap(([name, secret]) => distinct(allForms(secret)).map((form) => ({ ...form, name, secret })))
  return { forms, prefixes: [...new Set(forms.map((form) => form.text.slice(0, prefixLength)))] }
})

function allForms(secret: string): SecretForm[] {
  const escaped = JSON.stringify(secret).slice(1, -1)
  const encoded = encodeURIComponent(secret)
  const base64 = [0, 1, 2].map((offset) => base64Core(secret, offset))
  return [
    { text: secret, how: '' },
    { text: escaped, how: ' (JSON-escaped)' },
    { text: JSON.stringify(escaped).slice(1, -1), how: ' (JSON-escaped twice)' },
    { text: encoded, how: ' (URL-encoded)' },
    { text: encoded.replace(/%../g, (hex) => hex.toLowerCase()), how: ' (URL-encoded)' },
    ...base64.map((text) => ({ text, how: ' (in base64)', encoding: 'base64' as const })),
    ...base64.map((text) => ({
      text: text.replaceAll('+', '-').replaceAll('/', '_'),
      how: ' (in base64url)',
      encoding: 'base64' as const,
    })),
    { text: Buffer.from(secret).toString('hex'), how: ' (in hexadecimal digits)', encoding: 'hex' },
  ]
}

/** The characters of the base64 text that depend on the secret alone, when `offset` bytes stand before it. */
function base64Core(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
  const first = Math.ceil((offset * 8) / 6)
  return bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6))
}

function distinct(forms: readonly SecretForm[]): readonly SecretForm[] {
  return [...new Map(forms.toReversed().map((form) => [form.text, form])).values()].toReversed()
}
