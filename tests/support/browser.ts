import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import type { Centre } from './centre'

/** What the product promises to look right on: a phone and a desk. */
export const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
} as const
export const DESK = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 } as const

/** Web security stays on; nothing is looked up outside. The package's own `args` would switch both the other way. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** A fonts.conf that knows one Chinese face, so that pages look the same on every machine. */
function fontsFile(folder: string): string {
  const fonts = dirname(createRequire(__filename).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const file = join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir>
<alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
<alias><family>serif</family><prefer><family>Noto Sans SC</family></prefer></alias></fontconfig>`,
  )
  return file
}

/**
 * Chromium out of its npm package (CHROME_PATH names another one). It unpacks itself into the temporary folder,
 * so it gets one of its own: two unpackings at once would collide.
 */
export async function launchBrowser(
  more: readonly string[] = [],
): Promise<Browser & { cleanUp(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
  mkdirSync(join(folder, 'cache'))
  const before = { TMPDIR: process.env.TMPDIR, AWS: process.env.AWS_EXECUTION_ENV }
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x' // makes the package bring its own system libraries
  process.env.FONTCONFIG_FILE = fontsFile(folder)
  const executablePath = process.env.CHROME_PATH ?? unpack()
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...more],
    env: { ...process.env } as Record<string, string>,
  })
  process.env.TMPDIR = before.TMPDIR
  if (before.TMPDIR === undefined) delete process.env.TMPDIR
  return Object.assign(browser, {
    async cleanUp() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  })
}

/** The package is an ES module, which jest does not load; a Node of its own unpacks it and says where. */
function unpack(): string {
  const code =
    "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath()).then(console.info)"
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }).trim()
}

/**
 * A person's browser: what it has loaded and kept is there for each of its pages. Asks for no movement: what is pressed while a
 * dialog grows may be let go beside it, and only on a slow machine.
 */
export const openContext = (browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })

const keptAt = (site: string | undefined, name: string, value: string): BrowserContextOptions => ({
  storageState: {
    cookies: [],
    origins: [{ origin: new URL(site ?? '').origin, localStorage: [{ name, value }] }],
  },
})
/** The browser of somebody who has signed in at the desk. */
export const atDesk = ({ sites }: Centre, token: string): BrowserContextOptions => ({
  ...DESK,
  ...keptAt(sites.console, 'console.session', token),
})
/** The browser of somebody who has signed in on their phone. */
export const onPhone = ({ sites }: Centre, token: string): BrowserContextOptions => ({
  ...PHONE,
  ...keptAt(sites.h5, 'session', JSON.stringify({ data: token })),
})

/** A page in a browser of its own; see `watchedPage`. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions,
  expected: readonly RegExp[] = [],
): Promise<{ page: Page; problems: string[] }> => watchedPage(await openContext(browser, options), expected)

/** A page that fails the test on any error in it: an exception, or a console error that the test did not expect. */
export async function watchedPage(
  context: BrowserContext,
  expected: readonly RegExp[] = [],
): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage()
  const problems: string[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text)
  }
  page.on('pageerror', (error) => note(`exception: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`)
  })
  return { page, problems }
}

/** So often in a row the page must have nothing to do and nothing to wait for. */
const CALM = 4
const CALM_MS = 40

/**
 * Waits until a page that was just opened has come to rest: loaded, its heading there, no request under way and its thread idle,
 * several times in a row. Sooner than `networkidle`, which waits half a second longer, and surer, because a busy thread counts.
 */
export function restOf(page: Page): () => Promise<void> {
  let underWay = 0
  page.on('request', () => {
    underWay += 1
  })
  const over = () => {
    underWay -= 1
  }
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return async () => {
    await page.waitForLoadState('load')
    await page.waitForSelector('h1, [role=heading]')
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    for (let calm = 0; calm < CALM; calm++) {
      await page.evaluate(
        (pause) => new Promise<void>((done) => setTimeout(() => requestIdleCallback(() => done()), pause)),
        CALM_MS,
      )
      if (underWay > 0) calm = -1
    }
  }
}
