import { describe, expect, it, vi } from 'vitest'
import { now, pause } from '../../../src/runner/call/real-time.js'
import { createWatchdog } from '../../../src/runner/call/watchdog.js'

describe('the watchdog', () => {
  it('calls back once after each limit, in whatever order they were set', async () => {
    const watchdog = createWatchdog()
    const start = now()
    const fired: [string, number][] = []
    const watch = (name: string, ms: number) => watchdog.start(ms, () => fired.push([name, now() - start]))
    watch('long', 60)
    watch('short', 20)
    const cancel = watch('cancelled', 30)
    cancel()
    watch('middle', 40)
    await vi.waitFor(() => expect(fired).toHaveLength(3), { timeout: 5_000 })
    expect(fired.map(([name]) => name)).toEqual(['short', 'middle', 'long'])
    for (const [i, limit] of [20, 40, 60].entries()) expect(fired[i]![1]).toBeGreaterThanOrEqual(limit - 1)
    watchdog.dispose()
  })

  it('forgets what it watched when it is disposed of, and can be used again', async () => {
    const watchdog = createWatchdog()
    const fired: number[] = []
    watchdog.start(10, () => fired.push(1))
    watchdog.dispose()
    watchdog.start(15, () => fired.push(2))
    await vi.waitFor(() => expect(fired).toEqual([2]), { timeout: 5_000 })
  })

  it('gives a call back, once, the time that the process was not given', async () => {
    const watchdog = createWatchdog()
    const ended: string[] = []
    const cancel = watchdog.start(20, () => ended.push('limit'))
    watchdog.start(20, () => ended.push('a call that never ends'))
    block(80)
    await pause(20)
    cancel()
    ended.push('settled')
    await vi.waitFor(() => expect(ended).toHaveLength(2), { timeout: 5_000 })
    expect(ended).toEqual(['settled', 'a call that never ends'])
    watchdog.dispose()
  })
})

/** As a busy machine does: the process gets nothing done for a while. */
function block(milliseconds: number): void {
  for (const end = now() + milliseconds; now() < end; );
}
