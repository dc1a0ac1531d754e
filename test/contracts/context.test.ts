import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeContext, InvalidOptionError } from '../../contracts/index.js'
import { contextForCall } from '../../contracts/runtime/context.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('fakeContext', () => {
  it('has every method of the runtime, quirks included', () => {
    const context = fakeContext()
    expect(context.getRequestID()).toMatch(/^[0-9a-f]{32}$/)
    expect(context.getRunningTimeInSeconds()).toBe(3000)
    expect(context.getMemorySize()).toBe('128')
    expect(context.getCPUNumber()).toBe('300')
    expect(context.getUserData('missing')).toBeUndefined()
    expect(context.getFunctionName()).toBe('test-function')
    expect(context.getVersion()).toBe('latest')
    expect(context.getPackage()).toBe('default')
    expect(context.getProjectID()).toMatch(/^[0-9a-f]{32}$/)
    expect(context.getAlias()).toBe('')
    expect(context.getWorkflowID() + context.getWorkflowRunID() + context.getWorkflowStateID()).toBe('')
    const { secrets } = context
    expect([
      context.getAccessKey(),
      context.getSecretKey(),
      context.getSecurityAccessKey(),
      context.getSecuritySecretKey(),
      context.getToken(),
      context.getSecurityToken(),
    ]).toEqual([
      secrets.accessKey,
      secrets.secretKey,
      secrets.securityAccessKey,
      secrets.securitySecretKey,
      secrets.authToken,
      secrets.securityToken,
    ])
    expect(new Set(Object.values(secrets)).size).toBe(6)
    for (const secret of Object.values(secrets)) expect(secret).toMatch(/^CANARY.{14,}/)
  })

  it('has the plain members of the runtime and nothing else that is enumerable', () => {
    const context = fakeContext({ requestID: 'r1' })
    expect(Object.keys(context)).toEqual(
      expect.arrayContaining([
        'requestID',
        'invokeID',
        'traceID',
        'functionName',
        'state',
        'instanceID',
        'userData',
      ]),
    )
    expect(context).toMatchObject({
      requestID: 'r1',
      traceID: 'r1',
      state: null,
      instanceID: null,
      invokeProperty: null,
    })
    expect(Object.keys(context)).not.toContain('logs')
    expect(Object.keys(context)).not.toContain('secrets')
    const { getRequestID } = context
    expect(() => getRequestID()).toThrow(TypeError)
  })

  it('takes overrides', () => {
    const context = fakeContext({
      functionName: 'orders',
      version: 'v2',
      memorySize: 512,
      cpuNumber: '500',
      userData: { TABLE: 'orders' },
      timeout: 5000,
      requestID: 'r2',
      token: 'my-token',
      alias: 'prod',
    })
    expect(context.getFunctionName()).toBe('orders')
    expect(context.getVersion()).toBe('v2')
    expect(context.getMemorySize()).toBe('512')
    expect(context.getCPUNumber()).toBe('500')
    expect(context.getUserData('TABLE')).toBe('orders')
    expect(context.getRunningTimeInSeconds()).toBe(5000)
    expect(context.getRequestID()).toBe('r2')
    expect(context.getToken()).toBe('my-token')
    expect(context.secrets.authToken).toBe('my-token')
    expect(context.getAlias()).toBe('prod')
  })

  it.each<[object, RegExp]>([
    [{ userdata: {} }, /unknown context override 'userdata'[\s\S]*did you mean 'userData'/],
    [{ zzzzz: 1 }, /known overrides: functionName, version/],
    [{ functionName: 5 }, /'functionName' must be a string, was 5/],
    [{ memorySize: Number.NaN }, /'memorySize' must be a number from 0, or its digits/],
    [{ timeout: 0 }, /'timeout' must be a/],
    [{ userData: [] }, /'userData' must be a/],
  ])('refuses %j', (overrides, text) => {
    expect(() => fakeContext(overrides)).toThrow(InvalidOptionError)
    expect(() => fakeContext(overrides)).toThrow(text)
  })

  it('counts down in whole milliseconds, under fake timers too', () => {
    const context = fakeContext({ timeout: 100 })
    const hrtime = process.hrtime.bigint
    vi.useFakeTimers({ now: 0 })
    const end = hrtime() + 5_000_000n
    while (hrtime() < end);
    expect(context.getRemainingTimeInMilliSeconds()).toBeLessThanOrEqual(95)
    expect(Number.isInteger(context.getRemainingTimeInMilliSeconds())).toBe(true)
  })

  it('keeps the request ID and the limit of a check over the overrides', () => {
    const context = contextForCall({ requestID: 'mine', timeout: 5 }, 'of the check', 3000)
    expect(context.getRequestID()).toBe('of the check')
    expect(context.getRunningTimeInSeconds()).toBe(3000)
  })

  it('does not share user data between calls', () => {
    const overrides = { userData: { count: 1 } }
    const first = contextForCall(overrides, 'a', 1) as unknown as { userData: { count: number } }
    first.userData.count = 2
    expect(contextForCall(overrides, 'b', 1).getUserData('count')).toBe(1)
  })
})

describe('the logger of the context', () => {
  it('records with levels, formats like console.log and is INFO at first', () => {
    const context = fakeContext()
    const logger = context.getLogger()
    logger.debug('unseen')
    logger.info('order %s', 42, { a: 1 })
    logger.warn('careful')
    logger.error(new Error('broken').message)
    expect(context.logs).toEqual([
      { level: 'INFO', text: 'order 42 { a: 1 }' },
      { level: 'WARN', text: 'careful' },
      { level: 'ERROR', text: 'broken' },
    ])
  })

  it.each([
    ['DEBUG', ['DEBUG', 'INFO', 'WARN', 'ERROR']],
    ['INFO', ['INFO', 'WARN', 'ERROR']],
    ['WARN', ['WARN', 'ERROR']],
    ['ERROR', ['ERROR']],
    ['verbose', ['INFO', 'WARN', 'ERROR']],
  ])('setLevel(%s)', (level, expected) => {
    const context = fakeContext()
    const logger = context.getLogger()
    logger.setLevel(level as 'INFO')
    logger.debug('d')
    logger.info('i')
    logger.warn('w')
    logger.error('e')
    expect(context.logs.map((record) => record.level)).toEqual(expected)
  })

  it('splits long texts and keeps empty ones', () => {
    const context = fakeContext()
    context.getLogger().info('')
    context.getLogger().info('x'.repeat(90 * 1024))
    context.getLogger().info('y'.repeat(90 * 1024 + 1))
    expect(context.logs.map((record) => record.text.length)).toEqual([0, 92_160, 92_160, 1])
  })
})
