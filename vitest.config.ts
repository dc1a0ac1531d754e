import { defineConfig } from 'vitest/config'

/** Tests in these folders change nothing outside of themselves: their files share the modules that they load. */
const sharing = 'test/{arbitrary,canonical,cases,codegen,coverage,dictionary,report,saved,schema}'
/** Except what offers prepared texts or replaces parts of Node.js: these want modules that nobody has used before. */
const fresh = 'test/**/{prepared-*,function-sources}.test.ts'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: [`${sharing}/**/*.test.ts`], exclude: [fresh], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.ts'],
          exclude: [`${sharing}/**/!(prepared-*|function-sources).test.ts`],
        },
      },
    ],
  },
})
