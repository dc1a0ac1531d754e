/** The module that declares the rules of the platform, so that an editor offers their names. */
export function ruleSeveritiesText(rules) {
  const members = rules.flatMap(({ name, severity, says }) => [
    `  /** ${says.replace(/\.$/, '')}. Default \`${severity}\`. */`,
    `  readonly '${name}'?: Severity`,
  ])
  return [
    '// Written by scripts/generate.mjs from the rules; do not edit.',
    "import type { Severity } from '../../src/core.js'",
    '',
    '/** The severities of the rules of the platform, by name. */',
    'export interface PlatformRuleSeverities {',
    ...members,
    '}',
    '',
    "declare module '../../src/rule-severities.js' {",
    '  interface RuleSeverities extends PlatformRuleSeverities {}',
    '}',
    '',
  ].join('\n')
}
