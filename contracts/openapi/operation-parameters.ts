import { namesIn } from '../request-path.js'
import { documentError, type OpenApiDocument, objectAt, type Part, partAt, placeOf } from './document.js'

const places = ['query', 'header', 'path', 'cookie']

/** Where the parameters of an operation are described: at itself, and at its path for all of its operations. */
export interface ParameterOwners {
  readonly part: Part
  readonly item: Part
  /** The path as the document writes it. */
  readonly template: string
}

/** The parameters of an operation, own ones first, which override those of its path; references followed. */
export function operationParameters(
  document: OpenApiDocument,
  { part, item, template }: ParameterOwners,
  note: (text: string) => void,
): readonly Part[] {
  const found = new Map<string, Part>()
  for (const owner of [part, item]) {
    const list = partAt(owner, 'parameters')
    for (const i of Array.isArray(list?.value) ? list.value.keys() : []) {
      const parameter = document.resolve(partAt(list!, i)!)
      const key = keyOf(parameter)
      if (!found.has(key)) found.set(key, parameter)
    }
  }
  return withPathNames([...found.values()], { part, item, template }, note)
}

function keyOf(parameter: Part): string {
  const { in: place, name } = objectAt(parameter)
  if (typeof place !== 'string' || typeof name !== 'string')
    throw documentError('a parameter has "name" and "in"', parameter)
  if (!places.includes(place))
    throw documentError(
      `a parameter is in ${places.map((one) => `"${one}"`).join(', ')}, not in ${JSON.stringify(place)}`,
      parameter,
    )
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`
}

/** With each parameter that the path names, and without those in a path that does not name them. */
function withPathNames(
  parameters: readonly Part[],
  { part, template }: ParameterOwners,
  note: (text: string) => void,
): readonly Part[] {
  const names = namesIn(template)
  const kept = parameters.filter((parameter) => {
    const { in: place, name } = objectAt(parameter)
    if (place !== 'path' || names.includes(String(name))) return true
    note(`${placeOf(parameter)}: the path ${template} has no {${String(name)}}; the parameter is not sent`)
    return false
  })
  const known = kept
    .filter((parameter) => objectAt(parameter).in === 'path')
    .map((parameter) => objectAt(parameter).name)
  const missing = names.filter((name) => !known.includes(name))
  for (const name of missing)
    note(`${placeOf(part)}: no parameter describes {${name}} of its path; any text is sent`)
  const free = missing.map(
    (name): Part => ({
      ...part,
      value: { name, in: 'path', required: true, schema: { type: 'string' } },
    }),
  )
  return [...kept, ...free]
}
