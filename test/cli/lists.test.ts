import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unsetOpenApiRules } from '../../contracts/rules/openapi-rules.js'
import { fgc, linesOf, parts, program } from './fake-io.js'

const sources = program.sources

describe('fgc sources', () => {
  it('lists every source with what is known of its events', async () => {
    const { code, out } = await fgc(['sources'])
    expect(code).toBe(0)
    for (const source of sources) expect(out).toMatch(new RegExp(`^${source}  \\S`, 'm'))
    expect(out.match(/^ {2}forms +\d+ documented/gm)).toHaveLength(sources.length)
    expect(out.match(/^ {2}edge cases +\d+ documented/gm)).toHaveLength(sources.length)
  })

  it('gives them as JSON, with counts that are those of the schemas', async () => {
    const rows = JSON.parse((await fgc(['sources', '--json'])).out)
    expect(rows.map((row: { name: string }) => row.name)).toEqual(sources)
    const kafka = rows.find((row: { name: string }) => row.name === 'kafka')
    expect(kafka).toMatchObject({ title: 'KafkaEvent', asynchronous: true })
    const text = JSON.stringify(parts.contracts.kafka!().event.schema)
    const said = (level: string): number => text.split(`"x-evidence":"${level}"`).length - 1
    for (const level of ['documented', 'observed', 'inferred', 'historic'])
      expect(kafka.forms[level] + kafka.edgeCases[level]).toBe(said(level))
    expect(kafka.forms.historic).toBeGreaterThan(0)
  })

  it('lists one', async () => {
    expect((await fgc(['sources', 'apig'])).out).toContain('waited for')
    expect(JSON.parse((await fgc(['sources', 'obs', '--json'])).out)).toHaveLength(1)
  })
})

describe('fgc rules', () => {
  it('lists every rule of every contract, and the one of the author', async () => {
    const names = linesOf((await fgc(['rules'])).out).map((line) => line.split(' ')[0])
    const known = sources.flatMap((source) => parts.contracts[source]!().rules.map((rule) => rule.name))
    const ofDocuments = unsetOpenApiRules.map((rule) => rule.name)
    expect(new Set(names)).toEqual(new Set([...known, ...ofDocuments, 'property']))
  })

  it('fits a terminal', async () => {
    const { out } = await fgc(['rules'], '', { width: 80 })
    for (const line of linesOf(out)) expect(line.length).toBeLessThanOrEqual(80)
    const plain = (text: string) => text.replace(/\s+/g, ' ')
    expect(plain(out)).toBe(plain((await fgc(['rules'])).out))
  })

  it('shows one in full', async () => {
    const { out } = await fgc(['rules', 'apig/status-code'])
    const rule = parts.rules.find(({ name }) => name === 'apig/status-code')!
    for (const text of [rule.says, rule.bad, rule.good, rule.source]) expect(out).toContain(text)
    expect(linesOf(out)[0]).toMatch(/^apig\/status-code: /)
  })

  it('leads to the page of each', async () => {
    for (const { name } of parts.rules) {
      const [, page] = /more +functiongraph-contracts\/(\S+)/.exec((await fgc(['rules', name])).out)!
      expect(existsSync(page!), page).toBe(true)
    }
  })

  it('gives them as JSON', async () => {
    const rules = JSON.parse((await fgc(['rules', '--json'])).out)
    expect(rules).toHaveLength(parts.rules.length + 1)
    for (const rule of rules)
      expect(Object.keys(rule)).toEqual(['name', 'severity', 'says', 'evidence', 'source', 'bad', 'good'])
    expect(JSON.parse((await fgc(['rules', 'property', '--json'])).out)).toHaveLength(1)
  })
})
