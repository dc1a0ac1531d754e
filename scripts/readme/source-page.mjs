import { formsTable } from './event-forms.mjs'
import { membersTable } from './tables.mjs'

const interfaces = {
  apig: [
    ['contracts/apig.ts', 'ApigOptions'],
    ['contracts/parameters.ts', 'ParameterOptions'],
    ['contracts/request-route.ts', 'RouteOptions'],
  ],
  kafka: [
    ['contracts/kafka.ts', 'KafkaOptions'],
    ['contracts/poison.ts', 'PoisonOptions'],
  ],
  rabbitmq: [
    ['contracts/rabbitmq.ts', 'RabbitmqOptions'],
    ['contracts/poison.ts', 'PoisonOptions'],
  ],
  lts: [
    ['contracts/lts.ts', 'LtsOptions'],
    ['contracts/poison.ts', 'PoisonOptions'],
  ],
}

/** What of the guide of an event source is written from its schema and its options, by the names of the markers. */
export function sourceParts(name, schema, nodesOf, read) {
  const own = [[`contracts/${name}.ts`, `${name[0].toUpperCase()}${name.slice(1)}Options`]]
  return {
    arrives: [
      'The documented event:',
      `\`\`\`json\n${JSON.stringify(schema.examples[0], null, 2)}\n\`\`\``,
      'Places with forms that are not all documented:',
      formsTable(nodesOf(schema)),
    ].join('\n\n'),
    options: membersTable((interfaces[name] ?? own).map(([path, type]) => [read(path), type])),
  }
}
