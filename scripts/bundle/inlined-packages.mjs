import { readFileSync } from 'node:fs'

/** Small packages that stand in the bundle: to find one and open its file would take longer than all that is in it. */
const inlined = ['js-tokens', 'pure-rand']

/** Whether a module is imported from where it is: all of packages and of Node.js, but what is inlined. */
export function isExternal(id) {
  return /^[^./]/.test(id) && !inlined.some((name) => id === name || id.startsWith(`${name}/`))
}

/** The code of a chunk, behind the licenses of what is inlined in it. */
export function withLicenses({ code, moduleIds }) {
  return inlined.map((name) => licenseOf(name, moduleIds)).join('') + code
}

function licenseOf(name, moduleIds) {
  const folder = `/node_modules/${name}/`
  const id = moduleIds.find((path) => path.includes(folder))
  if (id === undefined) return ''
  const file = `${id.slice(0, id.indexOf(folder))}${folder}LICENSE`
  return `/*\nIn this file is ${name}:\n\n${readFileSync(file, 'utf8').trim()}\n*/\n`
}
