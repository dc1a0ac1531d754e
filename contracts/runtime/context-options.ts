import { InvalidOptionError, nearest } from '../../src/runtime-core.js'

/** What `fakeContext` and the option `context` of a check may set; everything has a default. */
export interface FakeContextOptions {
  /** Default `test-function`. */
  readonly functionName?: string
  /** Default `latest`. */
  readonly version?: string
  /** The application the function belongs to. Default `default`. */
  readonly package?: string
  /** Default 32 hexadecimal digits. */
  readonly projectID?: string
  /** Default empty. */
  readonly alias?: string
  /** Megabytes; `getMemorySize()` gives it as a string, as the Node.js runtime does. Default 128. */
  readonly memorySize?: number | string
  /** Thousandths of a core; `getCPUNumber()` gives it as a string. Default 300. */
  readonly cpuNumber?: number | string
  /** What `getUserData(key)` looks in. Default `{}`. */
  readonly userData?: Readonly<Record<string, unknown>>
  /** Milliseconds; in a check it is the check's own `timeout`. Default 3000. */
  readonly timeout?: number
  /** In a check it is new for each event. Default 32 hexadecimal digits. */
  readonly requestID?: string
  /** Default derived from the request ID. */
  readonly invokeID?: string
  /** Default null. */
  readonly instanceID?: string
  /** Default a canary. */
  readonly accessKey?: string
  /** Default a canary, which `handler/leaks-secret` looks for. */
  readonly secretKey?: string
  /** What `getToken()` gives. */
  readonly token?: string
  /** Default a canary. */
  readonly securityAccessKey?: string
  /** Default a canary, which `handler/leaks-secret` looks for. */
  readonly securitySecretKey?: string
  /** Default a canary, which `handler/leaks-secret` looks for. */
  readonly securityToken?: string
  /** Default empty. */
  readonly workflowID?: string
  /** Default empty. */
  readonly workflowRunID?: string
  /** Default empty. */
  readonly workflowStateID?: string
}

type Kind = 'string' | 'number' | 'string or number' | 'object'

const kinds: Readonly<Record<keyof FakeContextOptions, Kind>> = {
  functionName: 'string',
  version: 'string',
  package: 'string',
  projectID: 'string',
  alias: 'string',
  memorySize: 'string or number',
  cpuNumber: 'string or number',
  userData: 'object',
  timeout: 'number',
  requestID: 'string',
  invokeID: 'string',
  instanceID: 'string',
  accessKey: 'string',
  secretKey: 'string',
  token: 'string',
  securityAccessKey: 'string',
  securitySecretKey: 'string',
  securityToken: 'string',
  workflowID: 'string',
  workflowRunID: 'string',
  workflowStateID: 'string',
}

const checked = new WeakSet<object>()

/** The options, once they are known to be right; else an {@link InvalidOptionError} that says what is wrong. */
export function checkContextOptions(options: object): FakeContextOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw noObject()
  if (checked.has(options)) return options
  for (const [name, value] of Object.entries(options)) checkOne(name, value)
  checked.add(options)
  return options
}

function checkOne(name: string, value: unknown): void {
  const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof FakeContextOptions] : undefined
  if (kind === undefined) {
    const known = Object.keys(kinds)
    const near = nearest(name, known)
    throw new InvalidOptionError(`unknown context override '${name}'`, {
      where: `context.${name}`,
      next: near === undefined ? `known overrides: ${known.join(', ')}` : `did you mean '${near}'?`,
    })
  }
  if (value === undefined || isOf(kind, value)) return
  throw new InvalidOptionError(`context override '${name}' must be ${words[kind]}, was ${wordOf(value)}`, {
    where: `context.${name}`,
  })
}

function noObject(): InvalidOptionError {
  return new InvalidOptionError('the overrides of a context must be an object', {
    next: "as in { functionName: 'create-order', userData: { TABLE: 'orders' } }",
  })
}

const words: Readonly<Record<Kind, string>> = {
  string: 'a string',
  number: 'a number above 0',
  'string or number': 'a number from 0, or its digits',
  object: 'an object',
}

function wordOf(value: unknown): string {
  if (typeof value === 'number' || value === null) return String(value)
  return Array.isArray(value) ? 'an array' : typeof value
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (kind === 'number') return Number.isFinite(value) && (value as number) > 0
  if (kind === 'string or number')
    return typeof value === 'string' ? /^\d+$/.test(value) : Number.isFinite(value) && (value as number) >= 0
  return typeof value === 'string'
}
