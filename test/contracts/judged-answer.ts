import { apigRules, handlerRules } from '../../contracts/rules/all-rules.js'
import { judge, runHandler } from './run-handler.js'

const rules = [...handlerRules, ...apigRules]

/** An answer that breaks nothing. */
export const goodAnswer = { statusCode: 200, headers: {}, body: 'ok', isBase64Encoded: false }

/** What the rules of APIG find in an answer. */
async function judged(result: unknown, event: unknown = {}, more: Parameters<typeof judge>[3] = {}) {
  return judge(rules, await runHandler(async (_event, _context) => result), event, more)
}

/** The same as severities and names of rules. */
export async function found(...asked: Parameters<typeof judged>): Promise<string[]> {
  return (await judged(...asked)).map(({ severity, rule }) => `${severity} ${rule}`)
}
