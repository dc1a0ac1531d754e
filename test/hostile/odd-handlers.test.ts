import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { handlerFolder } from '../isolation/handler-folder.js'
import { describeHostile } from './check-hostile.js'
import { moduleOf } from './hostile-handlers.js'
import { oddHandlers } from './odd-handlers.js'

describeHostile('an odd handler', oddHandlers, 45)

it('ends a check that nothing else keeps alive, where the process of the handler has to be killed', () => {
  const folder = handlerFolder('alone')
  const one = oddHandlers.find(({ name }) => name === 'leaves a thread that loops')!
  const file = folder.write('loops.mjs', moduleOf(one))
  const text = `
    import { checkContract, timer } from ${JSON.stringify(new URL('../../dist/bundle/index.js', import.meta.url).href)}
    const options = { isolate: true, seed: 1, phases: ['examples'], cases: false }
    console.log((await checkContract(timer(), { file: ${JSON.stringify(file)} }, options)).ok)`
  try {
    // Without that it ended with code 13, and said nothing.
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', text], { timeout: 60_000 })
    expect(out.toString()).toBe('true\n')
  } finally {
    folder.remove()
  }
})
