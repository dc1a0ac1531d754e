import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser at hand; undefined when there is none. */
export const browserPath: string | undefined = [process.env.CHROMIUM_PATH, ...places].find(
  (path) => path !== undefined && existsSync(path),
)

if (browserPath === undefined)
  console.warn(`No browser: none of ${places.join(', ')} exists, and CHROMIUM_PATH names none.`)

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] })
}
