import process from 'node:process'

/**
 * A module of Node.js that most processes need not, loaded where it is first asked for: `builtinModule('node:zlib')`.
 * Not by a `require`, which reads the environment, and which a handler may have replaced. Taken at import for that.
 */
export const builtinModule: typeof process.getBuiltinModule = process.getBuiltinModule.bind(process)
