/** The page of a rule: `docs/rules/apig-headers.md` is that of `apig/headers`. */
export function rulePath(name) {
  return `docs/rules/${name.replaceAll('/', '-')}.md`
}

/** What of a rule's page is written from the rule itself, by the names of the markers. */
export function ruleParts({ name, severity, says, evidence, source, bad, good }) {
  return {
    rule: [
      `The rule demands: ${says.replace(/\.$/, '')}.`,
      [
        `- severity: ${severity}${severity === 'off' ? ' (until it is asked for)' : ''}`,
        `- evidence: ${evidence} (${source})`,
        `- bad: ${code(bad)}`,
        `- good: ${code(good)}`,
      ].join('\n'),
    ].join('\n\n'),
    switch: severity === 'off' ? switchText(name, 'error') : switchText(name, 'off'),
  }
}

/** Code on one line; two backticks around what holds one. */
function code(text) {
  const line = text.replace(/\s*\n\s*/g, ' ')
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}

function switchText(name, severity) {
  const option = `the option \`rules: { '${name}': '${severity}' }\``
  return name === 'response/schema'
    ? sentence(option)
    : sentence(`${option}, or \`--rule ${name}=${severity}\` of \`fgc test\``)
}

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}
