import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Folders of src/, each importing only from those after it (and from the files beside them). */
const layers = [
  'cli',
  'isolation',
  'runner',
  'saved',
  'coverage',
  'report',
  'codegen',
  'cases',
  'dictionary',
  'arbitrary',
  'canonical',
  'schema',
]

/** The one place that loads each package at run time. Types may be imported anywhere. */
const owners: Readonly<Record<string, RegExp>> = {
  ajv: /^src\/schema\//,
  'ajv-formats': /^src\/schema\/(formats\/format-check|validate\/validate)\.ts$/,
  'json-schema-to-typescript': /^src\/codegen\/module-text\.ts$/,
  '@eslint-community/regexpp': /^src\/arbitrary\/pattern\/parse-pattern\.ts$/,
  'fast-check': /^src\/(arbitrary\/(to|event|author)-[\w-]+|runner\/.+|validate-options)\.ts$/,
  'pure-rand': /^src\/arbitrary\/seeded-runs\.ts$/,
  croner: /^contracts\/schedule-times\.ts$/,
  'js-yaml': /^contracts\/openapi\/read-yaml\.ts$/,
  'js-tokens': /^src\/dictionary\/source\/source-tokens\.ts$/,
  jiti: /^src\/(runner\/|dictionary\/source\/aliased-file\.ts$)/,
  tinyglobby: /^src\/codegen\/sync-modules\.ts$/,
  vitest: /^(src|contracts)\/(vitest|reporter)[\w-]*\.ts$/,
}

/** What only a test may use: an event must replay, so nothing random or of the clock makes one. */
const forbidden = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\brandom(Int|UUID)\b|\bgetRandomValues\b/
/** Draws a seed where none is given; it is told, and all else follows from it. */
const drawsSeed = 'src/draw-seed.ts'

interface Import {
  readonly file: string
  readonly from: string
  readonly typeOnly: boolean
}

const files = [...sourceFiles('src'), ...sourceFiles('contracts')]
const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(file, 'utf8'))]))
const imports = files.flatMap((file) => importsOf(file, texts.get(file)!))
const inside = imports
  .filter(({ from }) => from.startsWith('.'))
  .map((one) => ({ ...one, from: normalize(join(dirname(one.file), one.from)) }))

describe('the structure', () => {
  it('is read as it stands: there are files, and they import', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(inside.length).toBeGreaterThan(500)
    expect(imports.some(({ from }) => from === 'fast-check')).toBe(true)
  })

  it('lets src/ import nothing of contracts/', () => {
    const wrong = inside.filter(({ file, from }) => file.startsWith('src/') && from.startsWith('contracts/'))
    expect(wrong).toEqual([])
  })

  it('lets src/ name no cloud in its code', () => {
    const named =
      /functiongraph(?!-contracts)|\bhuawei|\bapig\b|\bobs\b|\bkafka\b|\brabbitmq\b|\blts\b|(?<!\.)\bcts\b/i
    const wrong = files.filter((file) => file.startsWith('src/') && named.test(texts.get(file)!))
    expect(wrong).toEqual([])
  })

  it('lets contracts/ import of src/ what core.ts, runtime-core.ts, cli/ and the entries offer', () => {
    const offered = /^src\/(core|runtime-core|vitest|[\w-]*reporter[\w-]*)\.js$|^src\/cli\//
    const wrong = inside.filter(
      ({ file, from }) => file.startsWith('contracts/') && from.startsWith('src/') && !offered.test(from),
    )
    expect(wrong).toEqual([])
  })

  it('lets imports point one way through the layers', () => {
    const layerOf = (path: string) => layers.indexOf(/^src\/([\w-]+)\//.exec(path)?.[1] ?? '')
    const wrong = inside.filter(({ file, from, typeOnly }) => {
      const [importing, imported] = [layerOf(file), layerOf(from)]
      return !typeOnly && importing >= 0 && imported >= 0 && imported < importing
    })
    expect(wrong).toEqual([])
  })

  it('gives each package one place', () => {
    const wrong = imports.filter(({ file, from, typeOnly }) => {
      const owner = owners[packageOf(from)]
      return !typeOnly && owner !== undefined && !owner.test(file)
    })
    expect(wrong).toEqual([])
  })

  it('makes nothing by chance or by the clock', () => {
    expect(files.filter((file) => file !== drawsSeed && forbidden.test(texts.get(file)!))).toEqual([])
  })

  it('exports by name, never by default, and lists the public names one by one', () => {
    const wrong = files.filter((file) => /^export (default|\*)/m.test(texts.get(file)!))
    expect(wrong).toEqual([])
  })
})

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith('contracts/generated/'))
    .sort()
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\/])\/\/.*$/gm, '$1')
}

function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?([^'"`;]*?\bfrom\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [
    ...[...statements].map(([, type, , from]) => ({ file, from: from!, typeOnly: type !== undefined })),
    ...[...dynamic].map(([, from]) => ({ file, from: from!, typeOnly: false })),
    ...packagesNamed(file, text),
  ]
}

/** The packages that a file names in texts of its own, to require one when it is first used. */
function packagesNamed(file: string, text: string): Import[] {
  if (!text.includes('createRequire')) return []
  const names = text.matchAll(/(?<!\bfrom |\bimport |\bimport\()['`]([^'`\s]+)['`]/g)
  return [...names]
    .filter(([, name]) => Object.hasOwn(owners, packageOf(name!)))
    .map(([, from]) => ({ file, from: from!, typeOnly: false }))
}

function packageOf(from: string): string {
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/')
}
