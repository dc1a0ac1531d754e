const pause = 80
const clear = '\r\u001b[2K'

/** One line that counts calls; silent where the stream is no terminal. */
export function progressLine(stream) {
  let title = ''
  let calls = 0
  let written = 0
  return {
    begin(text) {
      title = text
      calls = 0
      written = 0
    },
    count() {
      calls += 1
      const now = performance.now()
      if (!stream.isTTY || now - written < pause) return
      written = now
      stream.write(`${clear}  ${title}: ${calls} calls`)
    },
    end() {
      if (written > 0) stream.write(clear)
    },
  }
}
