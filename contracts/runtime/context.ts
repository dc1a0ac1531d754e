import type { LogRecord } from '../../src/core.js'
import { perObject } from '../../src/runtime-core.js'
import { type Credentials, canaryCredentials } from './canaries.js'
import { ContextLogger } from './context-logger.js'
import { checkContextOptions, type FakeContextOptions } from './context-options.js'

// Taken at import: fake timers of a test replace the clock later and would stop the countdown.
const clock = performance
const now = clock.now.bind(clock)

const defaultRequestID = '11cdcdcf33949dc6d722640a13091c77'
const defaultProjectID = '2d1d891d93054bbaa69b9e866c0971ac'

/**
 * The context that a handler gets, with the methods and members of the Node.js runtime (its context.js).
 * Methods use `this`, as on the platform: `const { getRequestID } = context` does not work there either.
 */
export interface FunctionGraphContext {
  /** The ID of the request; the same for a redelivery of an event. */
  getRequestID(): string
  /** Milliseconds; negative once the limit is over. */
  getRemainingTimeInMilliSeconds(): number
  /** Despite its name the limit in milliseconds (shipped runtime; the documentation says seconds). */
  getRunningTimeInSeconds(): number
  /** The configured user data (environment variable) of that name; undefined when there is none. */
  getUserData(key: string): any
  /** The name of the function. */
  getFunctionName(): string
  /** The version of the function, such as `latest`. */
  getVersion(): string
  /** The application (group) that the function belongs to, such as `default`. */
  getPackage(): string
  /** The project that the function belongs to: 32 hexadecimal digits. */
  getProjectID(): string
  /** The alias by which the function was called; empty where none was used. */
  getAlias(): string
  /** Megabytes, as a string. */
  getMemorySize(): string
  /** Thousandths of a core, as a string. */
  getCPUNumber(): string
  /** A token of the function's agency: a credential. */
  getToken(): string
  /** @deprecated On the platform; `getSecurityAccessKey` is the one to use (documentation). */
  getAccessKey(): string
  /** @deprecated On the platform; `getSecuritySecretKey` is the one to use (documentation). */
  getSecretKey(): string
  /** The temporary access key of the function's agency, valid for 24 hours (documentation); needs an agency. */
  getSecurityAccessKey(): string
  /** The secret of that key: a credential. */
  getSecuritySecretKey(): string
  /** The token that this key and secret are sent with: a credential. */
  getSecurityToken(): string
  /** The workflow that called the function; empty where none did. */
  getWorkflowID(): string
  /** The run of that workflow. */
  getWorkflowRunID(): string
  /** The state of that workflow. */
  getWorkflowStateID(): string
  /** The logger of this call: `debug`, `info`, `warn`, `error`, formatted like `console.log`. */
  getLogger(): ContextLogger
  /** As `getRequestID()`. */
  readonly requestID: string
  /** The ID of this call. */
  readonly invokeID: string
  /** The ID by which the call is traced; in tests that of the request. */
  readonly traceID: string
  /** As `getFunctionName()`. */
  readonly functionName: string
  /** The instance that runs the function; null where the platform says none. */
  readonly instanceID: string | null
  /** As the platform sets it; null in tests. */
  readonly invokeProperty: unknown
  /** As the platform sets it; null in tests. */
  state: unknown
}

/** A context for tests: that of the platform, and what was logged through it. */
export interface FakeContext extends FunctionGraphContext {
  /** What the logger recorded; not enumerable. */
  readonly logs: readonly LogRecord[]
  /** The credentials that this context holds; not enumerable. */
  readonly secrets: Credentials
}

const noRecords: readonly LogRecord[] = []

class RecordingContext implements FakeContext {
  functionName: string
  package: string
  projectID: string
  functionVersion: string
  memory: string
  cpu: string
  userData: Readonly<Record<string, unknown>>
  timeout: number
  startTime: number
  requestID: string
  accessKey: string
  secretKey: string
  securityAccessKey: string
  securitySecretKey: string
  authToken: string
  securityToken: string
  logger: ContextLogger
  invokeID: string
  invokeProperty: unknown = null
  fromTask = false
  instanceID: string | null
  state: unknown = null
  traceID: string
  alias: string
  workflowID: string
  workflowRunID: string
  workflowStateID: string
  // Of a slice the engine does not learn how long it lives, as it does of a literal: see Answered.
  readonly #logs: LogRecord[] = noRecords.slice()
  readonly #secrets: Credentials
  readonly #start = now()

  constructor(options: FakeContextOptions, requestID: string, timeout: number) {
    const secrets = credentialsOf(options)
    this.functionName = options.functionName ?? 'test-function'
    this.package = options.package ?? 'default'
    this.projectID = options.projectID ?? defaultProjectID
    this.functionVersion = options.version ?? 'latest'
    this.memory = String(options.memorySize ?? '128')
    this.cpu = String(options.cpuNumber ?? '300')
    this.userData = options.userData === undefined ? {} : { ...options.userData }
    this.timeout = timeout
    this.startTime = Math.floor(clock.timeOrigin + this.#start)
    this.requestID = requestID
    this.accessKey = secrets.accessKey
    this.secretKey = secrets.secretKey
    this.securityAccessKey = secrets.securityAccessKey
    this.securitySecretKey = secrets.securitySecretKey
    this.authToken = secrets.authToken
    this.securityToken = secrets.securityToken
    this.invokeID = options.invokeID ?? `invoke-${requestID}`
    this.logger = new ContextLogger(requestID, this.invokeID, this.#logs)
    this.instanceID = options.instanceID ?? null
    this.traceID = requestID
    this.alias = options.alias ?? ''
    this.workflowID = options.workflowID ?? ''
    this.workflowRunID = options.workflowRunID ?? ''
    this.workflowStateID = options.workflowStateID ?? ''
    this.#secrets = secrets
  }

  get logs(): readonly LogRecord[] {
    return this.#logs
  }

  get secrets(): Credentials {
    return this.#secrets
  }

  getRequestID(): string {
    return this.requestID
  }

  getRemainingTimeInMilliSeconds(): number {
    return Math.ceil(this.timeout - (now() - this.#start))
  }

  getRunningTimeInSeconds(): number {
    return this.timeout
  }

  getUserData(key: string): any {
    return this.userData[key]
  }

  getFunctionName(): string {
    return this.functionName
  }

  getVersion(): string {
    return this.functionVersion
  }

  getPackage(): string {
    return this.package
  }

  getProjectID(): string {
    return this.projectID
  }

  getAlias(): string {
    return this.alias
  }

  getMemorySize(): string {
    return this.memory
  }

  getCPUNumber(): string {
    return this.cpu
  }

  getToken(): string {
    return this.authToken
  }

  getAccessKey(): string {
    return this.accessKey
  }

  getSecretKey(): string {
    return this.secretKey
  }

  getSecurityAccessKey(): string {
    return this.securityAccessKey
  }

  getSecuritySecretKey(): string {
    return this.securitySecretKey
  }

  getSecurityToken(): string {
    return this.securityToken
  }

  getWorkflowID(): string {
    return this.workflowID
  }

  getWorkflowRunID(): string {
    return this.workflowRunID
  }

  getWorkflowStateID(): string {
    return this.workflowStateID
  }

  getLogger(): ContextLogger {
    return this.logger
  }
}

const noOptions: FakeContextOptions = {}

/** One object per set of options: contexts are made for every call. */
const credentialsOf = perObject((options: FakeContextOptions): Credentials => {
  if (options === noOptions) return canaryCredentials
  return {
    accessKey: options.accessKey ?? canaryCredentials.accessKey,
    secretKey: options.secretKey ?? canaryCredentials.secretKey,
    securityAccessKey: options.securityAccessKey ?? canaryCredentials.securityAccessKey,
    securitySecretKey: options.securitySecretKey ?? canaryCredentials.securitySecretKey,
    authToken: options.token ?? canaryCredentials.authToken,
    securityToken: options.securityToken ?? canaryCredentials.securityToken,
  }
})

/**
 * A context as FunctionGraph's Node.js runtime makes it, for unit tests of a handler.
 * Its credentials are canaries that open nothing; an unknown override throws an `InvalidOptionError`.
 */
export function fakeContext(overrides: FakeContextOptions = noOptions): FakeContext {
  const options = checkContextOptions(overrides)
  return new RecordingContext(options, options.requestID ?? defaultRequestID, options.timeout ?? 3000)
}

/** The context of one call of a check: its request ID and its time limit are the check's. */
export function contextForCall(
  overrides: object | undefined,
  requestID: string,
  timeout: number,
): FakeContext {
  const options = overrides === undefined ? noOptions : checkContextOptions(overrides)
  return new RecordingContext(options, requestID, timeout)
}
