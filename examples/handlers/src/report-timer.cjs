const dayInMilliseconds = 86_400_000

/**
 * Sends the report of the day before, by callback.
 * @type {import('functiongraph-contracts').TimerHandler}
 */
exports.handler = (event, context, callback) => {
  const { report, recipients } = requestOf(event.user_event)
  const day = dayBefore(event.time)
  send(`${report} of ${day}`, recipients, (error, sent) => {
    if (error) return callback(error)
    context.getLogger().info(`sent to ${sent} recipients`)
    callback(null, { report, day, sent })
  })
}

/** The owner of the trigger may write a text, JSON or nothing into its configuration. */
function requestOf(userEvent) {
  const { report, recipients } = Object(parse(userEvent))
  return {
    report: typeof report === 'string' ? report : 'daily',
    recipients: Array.isArray(recipients) ? recipients.filter((one) => typeof one === 'string') : [],
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The day before by the clock of the trigger, whatever its offset is. */
function dayBefore(time) {
  const midnight = Date.parse(`${time.slice(0, 10)}T00:00:00Z`)
  return new Date(midnight - dayInMilliseconds).toISOString().slice(0, 10)
}

/** A mail service would stand here. */
function send(_subject, recipients, callback) {
  setImmediate(callback, null, recipients.length)
}
