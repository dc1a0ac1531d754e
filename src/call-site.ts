/** Where the user called us: the lines of the stack above one of our functions. */
export function callSite(above: (...args: never[]) => unknown): string {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, above)
  // Who writes stacks in a way of its own may make something else of them than a text.
  const { stack } = holder as { stack?: unknown }
  return (typeof stack === 'string' ? stack : '').split('\n').slice(1).join('\n')
}

/** Gives an error that arose later the stack of the user's call, so that a code frame shows the user's line. */
export function atCallSite<T extends Error>(error: T, site: string): T {
  Object.defineProperty(error, 'stack', {
    value: `${error.name}: ${error.message}\n${site}`,
    enumerable: false,
    configurable: true,
    writable: true,
  })
  return error
}
