#!/usr/bin/env node
import module from 'node:module'

const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown }

// From 22.8 on, Node.js keeps what it compiles from here on; what is imported statically is compiled before.
enableCompileCache?.()
const { runFgc } = await import('./run-fgc.js')
void runFgc(process)
