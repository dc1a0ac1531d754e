import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, it } from 'vitest'

const text = readFileSync('CONTRIBUTING.md', 'utf8')
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))

it('gives a reason for each dependency, and for nothing else', () => {
  const rows = [...text.matchAll(/^\| (@?[a-z][\w./-]*) \| (?!reason)/gm)].map((match) => match[1]!)
  const known = [...Object.keys(dependencies), ...Object.keys(devDependencies)]
  expect(rows.sort()).toEqual(known.sort())
})

it('names files and folders that exist', () => {
  const named = [...text.matchAll(/`((?:src|contracts|schemas|scripts|test|examples)\/[\w./*-]*)`/g)]
  const missing = named.map((match) => match[1]!).filter((path) => !exists(path))
  expect(named.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})

function exists(path: string): boolean {
  if (!path.includes('*')) return existsSync(path)
  const [start, end] = basename(path).split('*') as [string, string]
  return readdirSync(dirname(path)).some((name) => name.startsWith(start) && name.endsWith(end))
}
