import { relative, resolve, sep } from 'node:path'
import { literalText } from '../codegen/literal-text.js'
import type { Contract } from '../contract.js'
import { InvalidOptionError } from '../errors.js'
import { findHandlerFile, parseHandlerNotation } from '../runner/call/find-handler-file.js'
import { shortPath } from '../runner/call/throw-location.js'
import type { SavedCase } from '../saved/saved-case.js'
import type { JsonSchema } from '../typed-schema.js'
import type { PlainTest } from './program.js'

/** What a plain test is printed of. */
export interface PlainTestRequest {
  readonly saved: SavedCase
  /** The path of the case. */
  readonly file: string
  /** `file.export`. */
  readonly handler: string
  readonly contract: Contract
  readonly plain: PlainTest
}

/** Where a test of a case belongs: beside the folder `__cases__` in which the case lies, else the working folder. */
export function testFolderOf(file: string): string {
  const parts = resolve(file).split(sep)
  const at = parts.lastIndexOf('__cases__')
  return at < 0 ? resolve('.') : parts.slice(0, at).join(sep)
}

/**
 * A test of vitest that does not need this package: the event as a literal, a context, and what the rule demands.
 * Throws InvalidOptionError for a rule that a test of one event cannot say in plain words.
 */
export function plainTestText(request: PlainTestRequest): string {
  const { saved, plain, contract, file } = request
  const lines = demandOf(request)
  const usesText = lines.some((line) => line.includes('text()'))
  const again = againOf(contract, saved)
  const parts = [
    `import { expect, it } from 'vitest'\n${importOf(request)}`,
    `${maskedNote(saved)}const event = ${literal(saved.event)}`,
    ...(again.length === 0 ? [] : [`const deliveries = ${literal(again)}`]),
    plain.call(),
    ...(usesText ? [plain.text] : []),
    testOf(saved, lines, plain.timeout),
  ]
  return `// Of the case ${shortPath(resolve(file))}: ${oneLine(saved.message)}\n${parts.join('\n\n')}\n`
}

function testOf(saved: SavedCase, lines: readonly string[], timeout: number): string {
  const title = `keeps ${saved.rule}: ${titleOf(saved)}`
  const body = lines.map((line) => `  ${line}`).join('\n')
  return `it(${JSON.stringify(title)}, async () => {\n${body}\n}, ${timeout})`
}

function titleOf({ changes }: SavedCase): string {
  const [first = 'the golden event'] = changes
  return (
    oneLine(first.replace(/ {3,}/g, ' ')) + (changes.length > 1 ? `, and ${changes.length - 1} more` : '')
  )
}

function demandOf({ saved, plain, contract, file }: PlainTestRequest): readonly string[] {
  if (againOf(contract, saved).length > 0)
    return [
      'await call()',
      '// What comes again, or in another order, does not fail where it had succeeded.',
      'for (const one of deliveries) await call(one)',
    ]
  const lines = Object.hasOwn(plain.demands, saved.rule) ? plain.demands[saved.rule]!(saved) : undefined
  if (lines !== undefined) return lines
  throw new InvalidOptionError(`the rule ${saved.rule} cannot be said in a plain test: ${saved.message}`, {
    next: `Replay the case instead: describeContract(…, { replay: ${JSON.stringify(shortPath(resolve(file)))} }).`,
  })
}

/** The events of the deliveries that the rule is about. */
function againOf({ deliveries }: Contract, { event, rule }: SavedCase): readonly unknown[] {
  return (deliveries?.(event) ?? [])
    .filter((delivery) => delivery.rule === rule)
    .flatMap(({ events }) => events)
}

function importOf({ handler, file }: PlainTestRequest): string {
  const { file: named, export: exported } = parseHandlerNotation(handler)
  const path = relative(testFolderOf(file), findHandlerFile(named)).replaceAll('\\', '/')
  // A TypeScript source is imported by the name of what it compiles to.
  const specifier = path.replace(/\.([cm]?)ts$/, '.$1js')
  const clause =
    exported === 'handler' ? '{ handler }' : exported === 'default' ? 'handler' : `{ ${exported} as handler }`
  return `import ${clause} from ${JSON.stringify(specifier.startsWith('.') ? specifier : `./${specifier}`)}`
}

function maskedNote({ masked }: SavedCase): string {
  return masked === undefined ? '' : `// *** stands for a credential, at ${oneLine(masked.join(', '))}.\n`
}

function literal(value: unknown): string {
  return literalText(value as JsonSchema)
}

/** A comment ends where its line does, whatever ends a line. */
function oneLine(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/g, ' ').slice(0, 200)
}
