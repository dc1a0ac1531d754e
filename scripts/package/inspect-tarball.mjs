import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { run, runTool } from './run.mjs'

const topLevel = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'schemas']

/** Packs what is compiled, and says what is in the tarball: its path, its number of files, its kilobytes. */
export function inspectTarball(root, folder, step) {
  if (!existsSync(join(root, 'dist', 'bundle', 'index.js')))
    throw new Error('dist holds no compiled package; run npm run build first')
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [packed] = Object.values(JSON.parse(run('npm', args, { cwd: root }).stdout))
  const tarball = join(folder, packed.filename)
  const paths = packed.files.map((file) => file.path)
  checkFiles(paths)
  checkDependencies(root, paths)
  step(`npm pack: ${packed.filename}, ${packed.files.length} files`)
  lint(root, tarball, paths, step)
  return { tarball, files: packed.files.length, kilobytes: Math.round(packed.size / 1000) }
}

function checkFiles(paths) {
  const top = [...new Set(paths.map((path) => path.split('/')[0]))].sort()
  if (String(top) !== String(topLevel))
    throw new Error(`the tarball is to hold ${topLevel.join(', ')}; it holds ${top.join(', ')}`)
  const strange = paths.filter(
    (path) =>
      path.startsWith('dist/') &&
      !/^dist\/(bundle\/([\w-]+\.js|prepared\/[\w/-]+\.json)|(contracts|src)\/.*\.d\.ts)$/.test(path),
  )
  if (strange.length > 0) throw new Error(`the tarball holds what no user needs:\n${strange.join('\n')}`)
}

/** An installation may hide a dependency that is missing: another package has it, or a folder further up. */
function checkDependencies(root, paths) {
  const { name, dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const code = paths.filter((path) => /^dist\/.*\.(js|d\.ts)$/.test(path))
  const imported = new Set(code.flatMap((path) => importsOf(readFileSync(join(root, path), 'utf8'))))
  const allowed = new Set([name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)])
  const missing = [...imported].filter((wanted) => !allowed.has(wanted))
  if (missing.length > 0)
    throw new Error(`dist imports ${missing.join(', ')}; package.json has it in no dependencies`)
  const idle = Object.keys(dependencies).filter((dependency) => !imported.has(dependency))
  if (idle.length > 0)
    throw new Error(`package.json depends on ${idle.join(', ')}; nothing in dist imports it`)
}

/** The packages that a module imports or requires: by name, which may be the beginning of a template. */
function importsOf(text) {
  const specifiers = text.matchAll(
    /(?:^(?:import|export|\}).* from |^import |\b(?:import|require|import\.meta\.url\))\()['"`]((?:@[\w.-]+\/)?[a-z][\w:.-]*)/gm,
  )
  const names = [...specifiers].map(([, name]) => name)
  return names.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
}

function lint(root, tarball, paths, step) {
  runTool(root, 'publint', ['run', '--strict', tarball], { cwd: root })
  step('publint --strict: nothing to say')
  // A wildcard entry is not looked at unless its files are named.
  const schemas = paths.filter((path) => path.startsWith('schemas/'))
  const args = [tarball, '--profile', 'esm-only', '--include-entrypoints', ...schemas]
  runTool(root, '@arethetypeswrong/cli', args, { cwd: root })
  step(`attw --profile esm-only: the types resolve, and ${schemas.length} schemas`)
}
