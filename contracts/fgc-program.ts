import type { Program } from '../src/cli/program.js'
import { readPrepared } from './read-prepared.js'

/** The schemas that documents are judged by beside the events of a contract, and these by another name. */
const schemaNames = [
  'apig-event',
  'apig-response',
  'obs-event',
  'obs-trigger',
  'timer-event',
  'timer-trigger',
  'lts-event',
  'lts-payload',
  'cts-event',
  'kafka-event',
  'rabbitmq-event',
  'report',
] as const

/** The name of one of them. */
export type SchemaName = (typeof schemaNames)[number]

/** What the command `fgc` is about. */
export const fgcProgram: Omit<Program, 'version' | 'packageName'> = {
  name: 'fgc',
  summary: 'Contract testing for FunctionGraph event handlers.',
  sources: ['apig', 'obs', 'timer', 'lts', 'cts', 'kafka', 'rabbitmq'],
  schemaNames,
  exampleRule: 'delivery/warm-state',
  parts: async () => (await import('./fgc-parts.js')).fgcParts,
  preparedEvents: (source) => readPrepared(`events/${source}.json`),
  sourceOptions: {
    apig: [
      'requestBody',
      'responseBody',
      'pathParameters',
      'queryStringParameters',
      'headers',
      'path',
      'prefix',
    ],
    obs: ['events', 'prefix', 'suffix'],
    timer: ['schedule', 'userEvent'],
    lts: ['message', 'forms'],
    cts: ['operations'],
    kafka: ['message'],
    rabbitmq: ['message'],
  },
  // Most calls read no document.
  openDocument: async (file, options) => (await import('./openapi.js')).openapi(file, options),
  rulePage: (name) => `docs/rules/${name.replaceAll('/', '-')}.md`,
}
