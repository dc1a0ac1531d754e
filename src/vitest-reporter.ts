import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import { demandReader } from './demand-reader.js'
import { InvalidOptionError } from './errors.js'
import { didYouMean } from './nearest-name.js'
import { formatDocument, type ReportFormat, reportFormats } from './report/format-document.js'
import { documentOf, type HandlerReport, type ReportDocument } from './report/plain-report.js'
import { type ContractMeta, contractMetaOf } from './vitest-meta.js'

/** Files that the reporter writes, by format; relative to the root of the vitest project. */
export type ContractReporterOptions = Readonly<Partial<Record<ReportFormat, string>>>

const defaultFiles: ContractReporterOptions = { html: 'contract-report.html' }

/**
 * A reporter of vitest that gathers what every `describeContract` of a run found and writes it as files. Without
 * options `contract-report.html`. Throws InvalidOptionError for a format that is unknown.
 */
export class ContractReporter implements Reporter {
  readonly #files: ContractReporterOptions
  #vitest: Vitest | undefined

  constructor(options: ContractReporterOptions = {}) {
    const entries = Object.entries(options).filter(([, file]) => file !== undefined)
    for (const [format, file] of entries) demandFile(format, file)
    this.#files = entries.length === 0 ? defaultFiles : options
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const root = this.#vitest?.config.root ?? '.'
    const document = documentOfModules(modules)
    for (const format of reportFormats) {
      const file = this.#files[format]
      if (file === undefined) continue
      const path = resolve(root, file)
      mkdirSync(dirname(path), { recursive: true })
      demandReader(path)
      writeFileSync(path, formatDocument(document, format))
      this.#vitest?.logger.log(`contract report (${format}): ${file}`)
    }
  }
}

function demandFile(format: string, file: unknown): void {
  if (!(reportFormats as readonly string[]).includes(format)) {
    throw new InvalidOptionError(`unknown report format "${format}" of the contract reporter`, {
      next: didYouMean(format, reportFormats) ?? `Known are: ${reportFormats.join(', ')}.`,
    })
  }
  if (typeof file !== 'string' || file === '')
    throw new InvalidOptionError(`the report format "${format}" needs the path of a file`)
}

/** Ordered by file, and in a file as it declares them: shards and threads end in any order. */
function documentOfModules(modules: readonly TestModule[]): ReportDocument {
  const sorted = [...modules].sort((a, b) => compare(a.relativeModuleId, b.relativeModuleId))
  return documentOf(sorted.flatMap(reportsOf))
}

/** Of each contract the report of the phase that ran last: it holds those of the earlier ones. */
function reportsOf(module: TestModule): readonly HandlerReport[] {
  const last = new Map<string, { readonly meta: ContractMeta; readonly test: TestCase }>()
  for (const test of module.children.allTests()) {
    const meta = contractMetaOf(test.meta())
    if (meta === undefined) continue
    const known = last.get(meta.id)
    if (known === undefined || phasesOf(known.meta) <= phasesOf(meta)) last.set(meta.id, { meta, test })
  }
  return [...last.values()].map(({ meta, test }) => {
    const { parent } = test
    const name = parent.type === 'suite' ? parent.fullName : test.fullName
    return { ...meta.report, test: { file: module.relativeModuleId, name } }
  })
}

function phasesOf({ report }: ContractMeta): number {
  return report.phases.length
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
