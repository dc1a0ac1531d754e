import { table } from './table.mjs'

/** The text of docs/event-forms.md: each form of each event with its evidence. `nodesOf` reads a schema. */
export function eventForms(contracts, nodesOf) {
  const parts = [
    '# Forms of the events',
    [
      'Generated from the schemas by `node scripts/readme-tables.mjs`; do not edit.',
      'A form is one of several ways in which a place of an event occurs. Its evidence says how well it is known:',
      '`documented` by the platform, `observed` in a capture or in shipped code, `inferred` (nobody has seen it),',
      '`historic` (older; generated on request only). Places whose forms are all documented are left out.',
    ].join('\n'),
  ]
  for (const [name, make] of Object.entries(contracts)) {
    const { schema } = make().event
    parts.push(`## ${name}`, schema.description, formsTable(nodesOf(schema)))
  }
  return `${parts.join('\n\n')}\n`
}

/** The forms of places whose forms are not all documented. */
export function formsTable(nodes) {
  return table(['place', 'form', 'evidence', 'known from'], rowsOf(nodes))
}

function rowsOf(nodes) {
  const forms = nodes.flatMap(formsOf)
  const uncertain = new Set(forms.filter((form) => form.evidence !== 'documented').map((form) => form.place))
  return forms
    .filter((form) => uncertain.has(form.place))
    .map(({ place, form, evidence, from }) => [place, form, evidence, from])
}

function formsOf({ pointer, raw }) {
  const { 'x-evidence': evidence, 'x-absentEvidence': absent, $comment: from = '' } = raw
  const place = placeOf(pointer)
  const forms = []
  if (evidence !== undefined) forms.push({ place, form: formOf(raw), evidence, from })
  if (absent !== undefined) {
    forms.push({ place, form: 'absent', evidence: absent, from: evidence === undefined ? from : '' })
  }
  return forms
}

/** `#/$defs/record/properties/size` is the place `record.size`. */
function placeOf(pointer) {
  const steps = pointer.split('/').slice(1)
  const names = steps.filter((step, i) => !isKeyword(step, steps[i - 1])).map((name) => name || '""')
  return names.length === 0 ? 'the event' : `\`${names.join('.')}\``
}

const applicators = new Set([
  'properties',
  '$defs',
  'anyOf',
  'oneOf',
  'allOf',
  'items',
  'additionalProperties',
])

function isKeyword(step, before) {
  if (before === 'properties' || before === '$defs') return false
  return applicators.has(step) || /^\d+$/.test(step)
}

function formOf(raw) {
  if (raw.description !== undefined && raw.anyOf === undefined) return raw.description
  if ('const' in raw) return `\`${JSON.stringify(raw.const)}\``
  if (raw.maxItems === 0) return 'an empty list'
  if (raw.contentMediaType === 'application/json') return 'JSON as text'
  if (raw.$ref !== undefined) return `as \`${raw.$ref.split('/').at(-1)}\``
  if (Array.isArray(raw.required) && raw.type === undefined) return `with \`${raw.required.join('`, `')}\``
  if (raw.minimum !== undefined) return `${raw.type} from ${raw.minimum} to ${raw.maximum}`
  if (raw.type === 'array') return 'a list'
  if (raw.pattern !== undefined && raw.pattern.length <= 60) return `text: \`${raw.pattern}\``
  if (raw.type === 'string') return raw.pattern === undefined ? 'any text' : 'text of a pattern'
  return raw.type ?? raw.description ?? 'present'
}
