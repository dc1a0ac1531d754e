import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const entries = ['index', 'vitest', 'openapi', 'reporter'].map((name) => `contracts/${name}.ts`)
const sources = ['src', 'contracts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((f) => `${folder}/${f}`),
  )
  .filter((file) => file.endsWith('.ts'))

/** Every name that users import, as the entries list them. */
const publicNames = new Set(
  entries
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/export (?:type )?\{([^}]*)\}/g)])
    .flatMap(([, list]) => list!.split(','))
    .map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    )
    .filter((name) => name !== ''),
)

interface Declared {
  readonly file: string
  readonly name: string
  /** Lines of the file, from the declaration to its end. */
  readonly lines: readonly string[]
  readonly before: string
}

function declaredIn(file: string): readonly Declared[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    const name = /^export (?:async )?(?:function|const|class|interface|type) (\w+)/.exec(line)?.[1]
    if (name === undefined) return []
    const end = lines.indexOf('}', i)
    return [{ file, name, lines: lines.slice(i, end < 0 ? undefined : end), before: lines[i - 1] ?? '' }]
  })
}

/** Members of an interface without a comment. */
function bareMembers({ name, lines }: Declared): readonly string[] {
  if (!/^export interface .*\{$/.test(lines[0]!)) return []
  return lines.flatMap((line, i) => {
    const member = /^ {2}(?:readonly )?(['\w]+)\??[(:]/.exec(line)?.[1]
    return member === undefined || lines[i - 1]!.trim().endsWith('*/') ? [] : [`${name}.${member}`]
  })
}

const declared = sources.flatMap(declaredIn).filter(({ name }) => publicNames.has(name))
/** What generated modules say of members is what the schemas say. */
const handwritten = declared.filter(({ file }) => !file.startsWith('contracts/generated/'))

describe('what users import', () => {
  it('is found in the sources', () => {
    const found = new Set(declared.map(({ name }) => name))
    expect([...publicNames].filter((name) => !found.has(name))).toEqual([])
  })

  it('says in an editor what it is', () => {
    // Of the overloads and of a type beside a constant of the same name, one with a comment will do.
    const described = new Set(
      declared.filter(({ before }) => before.trim().endsWith('*/')).map(({ name }) => name),
    )
    expect([...publicNames].filter((name) => !described.has(name))).toEqual([])
  })

  it('says of each of its members what it is', () => {
    expect(handwritten.flatMap(bareMembers)).toEqual([])
  })
})
