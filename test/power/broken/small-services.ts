import { bodyText, json } from '../answers.js'
import { type BrokenHandler, type BugClass, type SourceName, stateless } from '../planted-handler.js'

const bug = (
  source: SourceName,
  name: string,
  bugClass: BugClass,
  handler: (event: any, context: any) => Promise<unknown>,
  more: Partial<BrokenHandler> = {},
): BrokenHandler => ({
  name,
  source,
  class: bugClass,
  instance: stateless(handler),
  expects: ['handler/threw'],
  ...more,
})

/** Small services as people write them, each whole, with the bug where it was made. */
export const smallServices: readonly BrokenHandler[] = [
  bug('apig', 'csv-import', 'parsing', async (event, _context) => {
    const [head, ...lines] = bodyText(event).split('\n')
    const columns = head!.split(',')
    const rows = lines.map((line) => {
      const cells = line.split(',')
      return Object.fromEntries(columns.map((column, i) => [column.trim(), cells[i]!.trim()]))
    })
    return json(200, { imported: rows.length })
  }),
  bug('kafka', 'longest-message', 'batches and records', async (event, _context) => {
    let code: string | undefined
    for (const { messages } of event.records) {
      const longest = messages.reduce((a: string, b: string) => (b.length > a.length ? b : a), '')
      code = longest.codePointAt(0)!.toString(16)
    }
    return { code }
  }),
]
