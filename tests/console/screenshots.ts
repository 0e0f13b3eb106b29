// Pictures of every main screen, light and dark: SCREENSHOTS=folder pnpm exec node tests/console/screenshots.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { openChromium } from './chromium.ts'
import { openDemo } from './demo.ts'
import { PHONE } from './doors.ts'
import { phoneIn } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { stillness } from './stillness.ts'
import { tourConsole, tourPhones, type Stop } from './tour.ts'

const SHARP_PHONE: BrowserContextOptions = { ...PHONE, deviceScaleFactor: 2 }
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const DOORS: BrowserContextOptions = { viewport: { width: 1600, height: 900 } }
const SCHEMES = ['light', 'dark'] as const

type Tour = typeof tourPhones

/** The three doors with the owner's code on the one phone and the member it belongs to on the other. */
const tourDoors: Tour = async (context, origin, stop) => {
  const page = await context.newPage()
  await page.goto(origin)
  const owner = phoneIn(page.frameLocator('iframe[title="车主的手机"]'))
  const reception = phoneIn(page.frameLocator('iframe[title="接待的手机"]'))
  await showUnusedCode(owner)
  await scanWhatOwnerShows(owner, reception)
  await reception.sees('已扫会员码，车主在场')
  await owner.sees('店员已扫码')
  await page.frameLocator('iframe[title="店长的办公桌"]').getByRole('heading', { name: '今日', level: 1 }).waitFor()
  await stop('doors', page)
}

async function take(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const scheme of SCHEMES) {
    const stop: Stop = async (name, page) => {
      await stillness(page)
      await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) })
    }
    for (const [options, tour] of [
      [DOORS, tourDoors],
      [SHARP_PHONE, tourPhones],
      [DESK, tourConsole],
    ] as const) {
      const context = await browser.newContext({
        ...options,
        colorScheme: scheme,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      await tour(context, origin, stop)
      await context.close()
    }
  }
}

/** Two phones side by side in one picture, as the README shows them. */
async function pair(browser: Browser, folder: string, name: string, phones: readonly string[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 828, height: 892 } })
  const pictures = phones.map((one) => readFileSync(join(folder, `${one}-light.png`)).toString('base64'))
  const images = pictures.map((data) => `<img width="390" src="data:image/png;base64,${data}">`).join('')
  await page.setContent(`<body style="margin: 16px; display: flex; gap: 16px; background: #d5dae1">${images}`)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

const folder = process.env['SCREENSHOTS']
if (folder === undefined || folder === '') throw new Error('Say where the pictures go: SCREENSHOTS=folder')
const demo = await openDemo()
const browser = await openChromium()
try {
  await take(browser, demo.origin, folder)
  await pair(browser, folder, 'owner', ['owner-home', 'owner-code-done'])
} finally {
  await browser.close()
  await demo.close()
}
