const imported =
  /^import (?:\* as (?<whole>[\w$]+)|(?:(?<byDefault>[\w$]+)(?:, (?=\{))?)?(?:\{(?<named>[^}]*)\})?) from "(?<name>node:[\w/]+)";$/gm

/**
 * Printed code that gets the modules of Node.js by `process.getBuiltinModule`. An import makes a module of each of their
 * exports, and with `node:fs` that alone loads all that there is of streams.
 */
export function withBuiltInModules(code) {
  // What nothing is taken of was loaded by Node.js itself, or need not be.
  const text = code.replace(/^import "node:[\w/]+";\n/gm, '').replace(imported, (...parts) => {
    const { whole, byDefault, named, name } = parts.at(-1)
    const taken = [whole, byDefault, named === undefined ? undefined : `{${named.replaceAll(' as ', ': ')}}`]
    // Not by the bare name: one of the modules may be that of the process.
    const module = `globalThis.process.getBuiltinModule("${name}")`
    return taken.flatMap((one) => (one === undefined ? [] : `const ${one} = ${module};`)).join('\n')
  })
  const left = /^(?:import|export)\b[^\n;]*["']node:[^\n]*/m.exec(text)
  if (left !== null) throw new Error(`this import of a module of Node.js is not understood: ${left[0]}`)
  return text
}
