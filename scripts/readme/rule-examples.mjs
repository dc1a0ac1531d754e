import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fileBlocks } from './page-blocks.mjs'

const settings = { seed: 1, numRuns: 50, dictionary: false, cases: false }

/**
 * Runs the examples on the page of a rule, in a folder where the package is found. Gives the rules that `bad.mjs` and
 * `good.mjs` break, each once, and the failure of the bad one as the report writes it.
 */
export async function runExamples({ apig, checkContract, formatReport }, page, folder) {
  mkdirSync(folder, { recursive: true })
  const blocks = fileBlocks(page)
  for (const { path, text } of blocks) writeFileSync(join(folder, path), text)
  const own = blocks.some(({ path }) => path === 'contract.mjs')
    ? await import(pathToFileURL(join(folder, 'contract.mjs')).href)
    : { contract: apig() }
  const check = (file) =>
    checkContract(
      own.contract,
      { file: join(folder, file), export: 'handler' },
      { ...settings, ...own.options },
    )
  const [bad, good] = [await check('bad.mjs'), await check('good.mjs')]
  return { bad: rulesOf(bad), good: rulesOf(good), failure: failureOf(formatReport(bad), folder) }
}

function rulesOf({ violations, warnings }) {
  return [...new Set([...violations, ...warnings].map(({ rule }) => rule))]
}

/** The first finding in a report, with what differs from machine to machine left out, and its token cut. */
function failureOf(report, folder) {
  const findings = report
    .split('\n\n')
    .filter((part) => /^(?:\d+\. )?[a-z]+(?:\/[a-z0-9-]+)?: .*\n {3}/.test(part))
  return (findings[0] ?? report)
    .replace(/\x1b\[[\d;]*m/g, '')
    .replace(/[^\s(]*\/(?=(?:bad|contract|table)\.mjs\b)/g, '')
    .replaceAll(folder, '')
    .replace(/(replay: '[^']{24})[^']+'/, "$1…'")
    .replace(/within \d+ ms/, 'within 50 ms')
}
