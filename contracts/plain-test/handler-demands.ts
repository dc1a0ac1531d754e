import type { RuleDemand } from '../../src/cli/program.js'
import { secretSet } from '../rules/secret-forms.js'
import { canaryCredentials } from '../runtime/canaries.js'
import { resultLimit } from '../runtime/result-text.js'

const settles: RuleDemand = () => ['await call()']

/** What every handler owes, as statements of a plain test. */
export const handlerDemands: Readonly<Record<string, RuleDemand>> = {
  'handler/threw': () => ['// It neither throws nor rejects nor calls back with an error.', 'await call()'],
  'handler/timed-out': () => ['// It settles within the limit of this test.', 'await call()'],
  // The test runner makes an error of process.exit, and ends with one when its worker dies.
  'handler/crashed': settles,
  'handler/changes-prototypes': () => [
    'const names = Object.keys(Object.prototype)',
    'await call()',
    'const added = Object.keys(Object.prototype).filter((name) => !names.includes(name))',
    '// Or it misleads the tests that come after this one.',
    'for (const name of added) Reflect.deleteProperty(Object.prototype, name)',
    'expect(added).toEqual([])',
  ],
  'handler/serialisable': () => ['await text()'],
  'handler/size': () => [`expect(Buffer.byteLength(await text())).toBeLessThanOrEqual(${resultLimit})`],
  'handler/unhandled-rejection': strays('unhandledRejection'),
  'handler/uncaught-exception': strays('uncaughtException'),
  'handler/leaks-secret': leaksNone,
}

function strays(name: string): RuleDemand {
  return () => [
    'const strays = new Set()',
    `process.on('${name}', (error) => strays.add(error))`,
    'await call()',
    'await new Promise((resolve) => setTimeout(resolve, 50))',
    'expect([...strays]).toEqual([])',
  ]
}

/** The form in which it leaked stands in the message; one in the log, or in other escapes, is no text of the answer. */
function leaksNone({ message }: { readonly message: string }): readonly string[] | undefined {
  const [, name, how] = /^the answer holds the context's (\w+)( \(.*?\))?/.exec(message) ?? []
  const { forms } = secretSet({ ...canaryCredentials })
  const leaked = forms.filter((form) => form.name === name && form.how === (how ?? ''))
  if (leaked.length === 0) return undefined
  const lines = leaked.map((form) => `expect(sent).not.toContain(${JSON.stringify(form.text)})`)
  return [
    'const sent = await text()',
    ...lines,
    "const { body, isBase64Encoded } = sent.startsWith('{') ? JSON.parse(sent) : {}",
    "const decoded = isBase64Encoded ? Buffer.from(body, 'base64').toString() : ''",
    ...lines.map((line) => line.replace('expect(sent)', 'expect(decoded)')),
  ]
}
