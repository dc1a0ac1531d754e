const facade = /^export \{ (?<names>[^}]*) \} from "(?<from>\.\/[\w-]+\.js)";\s*$/

/**
 * Chunks without those that only give names of another one to a dynamic import, each of which would be one more file to
 * find and to open: the import takes them from the other.
 */
export function withoutFacades(chunks) {
  const facades = new Map()
  for (const { fileName, code, isEntry } of chunks) {
    const found = isEntry ? null : facade.exec(code)
    if (found !== null) facades.set(`./${fileName}`, found.groups)
  }
  return chunks
    .filter(({ fileName }) => !facades.has(`./${fileName}`))
    .map((chunk) => ({ ...chunk, code: withDirectImports(chunk.code, facades) }))
}

function withDirectImports(code, facades) {
  return code.replace(/\bimport\("([^"]+)"\)/g, (text, path) => {
    if (!facades.has(path)) return text
    const { names, from } = facades.get(path)
    const members = names.split(', ').map((name) => {
      const [inside, outside = inside] = name.split(' as ')
      return `${outside}: chunk.${inside}`
    })
    return `import("${from}").then((chunk) => ({ ${members.join(', ')} }))`
  })
}
