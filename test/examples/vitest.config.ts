import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../..')

// The example repository as it stands, with the sources of the package in place of an installed one.
export default defineConfig({
  root: resolve(root, 'examples/handlers'),
  resolve: {
    alias: [
      { find: /^functiongraph-contracts$/, replacement: resolve(root, 'contracts/index.ts') },
      { find: /^functiongraph-contracts\/openapi$/, replacement: resolve(root, 'contracts/openapi.ts') },
      { find: /^functiongraph-contracts\/vitest$/, replacement: resolve(root, 'contracts/vitest.ts') },
    ],
  },
})
