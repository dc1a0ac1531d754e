/*
 * What contracts/runtime/ uses of src/ when it runs. Of core.ts it takes types alone: the process of an isolated
 * handler loads a runtime each time it starts, and starts much faster without the generators and validators.
 */
export { builtinModule } from './builtin-module.js'
export { InvalidOptionError } from './errors.js'
export { nearest } from './nearest-name.js'
export { perObject } from './per-object.js'
export { plainStringify } from './plain-stringify.js'
export { openHandlerWorld, restoreBuiltIns, restorePromises } from './runner/call/built-in-watch.js'
