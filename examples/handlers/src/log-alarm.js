const severe = /\b(ERR|ERROR|FATAL|CRITICAL|PANIC)\b/i
const maxLine = 200

/**
 * Raises an alarm for each log line that reports an error.
 * @type {import('functiongraph-contracts').LtsHandler}
 */
export const handler = async (event, context) => {
  const payload = JSON.parse(Buffer.from(event.lts.data, 'base64').toString())
  const alarms = recordsOf(payload).filter(isSevere).map(alarmOf)
  for (const alarm of alarms) context.getLogger().warn(alarm)
  return { alarms: alarms.length }
}

/** The list of records; some regions send it as JSON text inside the JSON. */
function recordsOf({ logs }) {
  return typeof logs === 'string' ? JSON.parse(logs) : logs
}

/** A line is free text, or a JSON document with a level. */
function isSevere({ message }) {
  return severe.test(levelOf(message) ?? message)
}

function levelOf(message) {
  if (!message.startsWith('{')) return undefined
  try {
    const { level } = JSON.parse(message)
    return typeof level === 'string' ? level : undefined
  } catch {
    return undefined
  }
}

function alarmOf({ host_name, path, line_no, message }) {
  return `${host_name}:${path}:${line_no} ${message.slice(0, maxLine)}`
}
