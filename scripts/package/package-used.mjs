import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createJiti } from 'jiti'
import { run, runTool } from './run.mjs'
import { write } from './user-project.mjs'

const broken = 'typeof order.item'
const mended = 'typeof order?.item'

/** Does in the user's project what README.md says, with the README of the installed package. */
export async function packageUsed(root, project, step) {
  const { blocksOf } = await createJiti(import.meta.url, { fsCache: false }).import(
    '../../test/readme/blocks.ts',
  )
  const blocks = blocksOf(readFileSync(join(project.installed, 'README.md'), 'utf8'))
  for (const { path, text } of blocks) if (path !== undefined) write(project.folder, path, text)
  const user = {
    ...project,
    npx: (args, options) => run('npx', ['--no', ...args], { cwd: project.folder, ...options }),
  }
  useFirstExample(user, blocks, step)
  useOtherRunners(user, step)
  useCommand(user, step)
  useEntries(user, step)
  useTypes(root, user, step)
}

function useFirstExample({ npx, folder }, blocks, step) {
  const test = ['vitest', 'run', 'test/create-order.test.ts']
  const { output } = npx(test, { code: 1 })
  const shown = blocks.find((block) => block.language === 'text').text
  const missing = linesOf(shown).filter((line) => !linesOf(output).includes(line))
  if (missing.length > 0)
    throw new Error(`the first example of README.md does not print\n${missing.join('\n')}\nbut\n${output}`)
  const { path, text } = blocks.find((block) => block.text.includes(broken))
  write(folder, path, text.replace(broken, mended))
  npx(test)
  step('README.md: the first example fails as shown, and passes once it is mended as told')
}

function useOtherRunners({ folder }, step) {
  run(process.execPath, ['--test', 'test/create-order.node.mjs'], { cwd: folder })
  run(process.execPath, ['scripts/check.mjs'], { cwd: folder })
  step('README.md: assertContract under node --test, checkContract in a script')
}

function useCommand({ npx, installed }, step) {
  const sources = npx(['fgc', 'sources']).stdout.match(/^[a-z]+(?= {2})/gm) ?? []
  const events = readdirSync(join(installed, 'schemas')).filter((file) => file.endsWith('-event.schema.json'))
  const wanted = events.map((file) => file.split('-')[0])
  if (String(sources.sort()) !== String(wanted.sort()))
    throw new Error(`fgc sources lists ${sources.join(', ')}; the schemas are of ${wanted.join(', ')}`)
  const draw = () => npx(['fgc', 'events', 'apig', '-n', '2', '--seed', '7']).stdout
  const drawn = draw()
  if (drawn.trimEnd().split('\n').length !== 2 || drawn !== draw())
    throw new Error(
      `fgc events apig -n 2 --seed 7 is to print the same two lines each time; it printed\n${drawn}`,
    )
  npx(['fgc', 'validate', 'apig', '-'], { input: drawn })
  npx(['fgc', 'validate', 'apig', '-'], { input: '{"body":1}', code: 1 })
  step(`fgc: ${sources.length} sources; events pass validate, what is none does not`)
}

/** Every entry at run time, by `import` and by `require`. */
function useEntries({ folder, installed }, step) {
  const { name } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const files = ['package.json', ...readdirSync(join(installed, 'schemas')).map((file) => `schemas/${file}`)]
  write(
    folder,
    'entries.cjs',
    `for (const file of ${JSON.stringify(files)}) require('${name}/' + file)\nrequire('${name}').apig()\n`,
  )
  run(process.execPath, ['entries.cjs'], { cwd: folder })
  step(`entries: ${files.length} JSON files; require of the main one`)
}

function useTypes(root, { npx, folder }, step) {
  npx(['fgc', 'types', 'schemas/*.schema.json', '--out', 'src/generated'])
  copyFileSync(join(import.meta.dirname, 'consumer.ts'), join(folder, 'consumer.ts'))
  const compilerOptions = {
    ...{ module: 'NodeNext', target: 'ES2023', noEmit: true, strict: true, noUncheckedIndexedAccess: true },
    // Without @types/node, and with the declarations of the package themselves checked.
    ...{ exactOptionalPropertyTypes: true, skipLibCheck: false, types: [] },
  }
  const files = ['consumer.ts', 'test/typed.test.ts', 'test/book-invoice.test.ts']
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files }))
  runTool(root, 'typescript', ['-p', 'tsconfig.json'], { cwd: folder })
  step('types: strict user files compile under module NodeNext, beside what fgc types writes')
}

/** Without what differs from run to run (how many events), with tokens cut. */
function linesOf(text) {
  return text.split('\n').map((line) =>
    line
      .replace(/\(\d+\)/g, '(n)')
      .replace(/(replay: 'apig:1:).*'/, "$1…'")
      .trim(),
  )
}
