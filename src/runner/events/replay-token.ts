import { builtinModule } from '../../builtin-module.js'
import { InvalidOptionError } from '../../errors.js'

const version = '1'
// Needed where something was found, or is replayed.
const zlib = (): typeof import('node:zlib') => builtinModule('node:zlib')
const maxEventBytes = 64 * 1024 * 1024

/** What a token depends on: it is written as the difference to the golden event, so that it is short. */
export interface TokenContract {
  readonly name: string
  readonly golden: unknown
}

/** The text that replays one event: `<contract>:1:<base64url of the JSON, deflated with the golden event as dictionary>`. */
export function replayToken(contract: TokenContract, event: unknown): string {
  const json = Buffer.from(JSON.stringify(event) ?? 'null', 'utf8')
  const packed = zlib().deflateSync(json, { level: 9, dictionary: dictionaryOf(contract) })
  return `${contract.name}:${version}:${packed.toString('base64url')}`
}

/** The event in a token; an InvalidOptionError for a token of another contract or version, or a damaged one. */
export function eventOfToken(contract: TokenContract, token: string): unknown {
  const match = /^(.*):([^:]*):([^:]*)$/s.exec(token.trim())
  if (match === null) throw badToken('it has not the form <contract>:1:<data>')
  const [, name, tokenVersion, data] = match
  if (name !== contract.name) {
    throw badToken(`it is of the contract "${name}", and this one is "${contract.name}"`)
  }
  if (tokenVersion !== version)
    throw badToken(`it has version ${tokenVersion}, and this release reads ${version}`)
  return unpack(data!, contract)
}

function dictionaryOf({ golden }: TokenContract): Buffer {
  return Buffer.from(JSON.stringify(golden) ?? 'null', 'utf8')
}

function unpack(data: string, contract: TokenContract): unknown {
  // Buffer.from skips what is not base64url in silence.
  if (!/^[\w-]+$/.test(data))
    throw badToken('it is damaged: its data holds characters that are not base64url')
  try {
    const options = { maxOutputLength: maxEventBytes, dictionary: dictionaryOf(contract) }
    return JSON.parse(zlib().inflateSync(Buffer.from(data, 'base64url'), options).toString('utf8'))
  } catch (error) {
    if (/bad dictionary/i.test((error as Error).message)) {
      throw badToken(
        'it was made against another golden event: the contract or its schema has changed since',
        error,
      )
    }
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
