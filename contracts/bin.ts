#!/usr/bin/env node
import { createRequire } from 'node:module'
import { main } from '../src/cli/main.js'
import { fgcProgram } from './fgc-program.js'

const { name, version } = createRequire(import.meta.url)('functiongraph-contracts/package.json') as {
  readonly name: string
  readonly version: string
}

void main({ ...fgcProgram, packageName: name, version }, process)
