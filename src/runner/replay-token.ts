import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { InvalidOptionError } from '../errors.js'

const version = '1'
const maxEventBytes = 64 * 1024 * 1024

/** The text that replays one event: `<contract>:1:<base64url of the deflated JSON>`. */
export function replayToken(contractName: string, event: unknown): string {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(event) ?? 'null', 'utf8'), { level: 9 })
  return `${contractName}:${version}:${packed.toString('base64url')}`
}

/** The event in a token; an InvalidOptionError for a token of another contract or version, or a damaged one. */
export function eventOfToken(contractName: string, token: string): unknown {
  const match = /^(.*):([^:]*):([^:]*)$/s.exec(token.trim())
  if (match === null) throw badToken('it has not the form <contract>:1:<data>')
  const [, name, tokenVersion, data] = match
  if (name !== contractName) {
    throw badToken(`it is of the contract "${name}", and this one is "${contractName}"`)
  }
  if (tokenVersion !== version)
    throw badToken(`it has version ${tokenVersion}, and this release reads ${version}`)
  return unpack(data!)
}

function unpack(data: string): unknown {
  // Buffer.from skips what is not base64url in silence.
  if (!/^[\w-]+$/.test(data))
    throw badToken('it is damaged: its data holds characters that are not base64url')
  try {
    const text = inflateRawSync(Buffer.from(data, 'base64url'), { maxOutputLength: maxEventBytes }).toString(
      'utf8',
    )
    return JSON.parse(text)
  } catch (error) {
    throw badToken('it is damaged: perhaps it was not copied whole', error)
  }
}

function badToken(why: string, cause?: unknown): InvalidOptionError {
  return new InvalidOptionError(`this replay token cannot be used: ${why}`, {
    where: 'the option replay',
    next: 'Copy the token anew from the report, with the quotes around it.',
    ...(cause === undefined ? {} : { cause }),
  })
}
