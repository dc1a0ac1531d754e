import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fileBlocks } from './page-blocks.mjs'

const settings = { seed: 1, numRuns: 50, dictionary: false, cases: false }

/**
 * Runs the handlers on a page (`bad.mjs`, `bad-….mjs`, `good.mjs`) in a folder where the package is found, by the
 * contract of the page's `contract.mjs`, or by the one given. Of each by its file: the rules that it breaks, each once,
 * and its first failure as the report writes it.
 */
export async function runExamples({ checkContract, formatReport }, page, folder, contract) {
  mkdirSync(folder, { recursive: true })
  const blocks = fileBlocks(page)
  for (const { path, text } of blocks) writeFileSync(join(folder, path), text)
  const own = blocks.some(({ path }) => path === 'contract.mjs')
    ? await import(pathToFileURL(join(folder, 'contract.mjs')).href)
    : { contract }
  const results = {}
  for (const { path } of blocks.filter((block) => /^(?:bad|good)\b.*\.mjs$/.test(block.path))) {
    const handler = { file: join(folder, path), export: 'handler' }
    const options = { ...settings, ...own.options }
    const report = await checkContract(own.contract, handler, options)
    // A call that hangs is noticed some milliseconds late.
    const text = formatReport(report).replace(/within \d+ ms/g, `within ${options.timeout ?? 3000} ms`)
    results[path] = { rules: rulesOf(report), failure: failureOf(text, folder) }
  }
  return results
}

function rulesOf({ violations, warnings }) {
  return [...new Set([...violations, ...warnings].map(({ rule }) => rule))]
}

/** The first finding in a report, with what differs from machine to machine left out, and its token cut. */
function failureOf(report, folder) {
  const findings = report
    .split('\n\n')
    .filter((part) => /^(?:\d+\. )?[a-z]+(?:\/[a-z0-9-]+)?: .*\n {3}/.test(part))
  const text = (findings[0] ?? report)
    .replace(/[^\s(]*\/(?=[\w-]+\.mjs\b)/g, '')
    .replaceAll(folder, '')
    .replace(/(replay: '[^']{24})[^']+'/, "$1…'")
  return `\`\`\`text\n${text}\n\`\`\``
}
