import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readBundle } from './bundle.ts'
import { describeMiniProgram } from './suite.ts'

/** The weapp build; `npm test` makes it before this runs. */
const dist = fileURLToPath(new URL('../../apps/miniapp/dist/weapp', import.meta.url))

/** What the main package may weigh, raw: a quarter of WeChat's 2 MB, since it is loaded before the first page shows. */
const MAIN_PACKAGE_BYTES_MAX = 512 * 1024

describeMiniProgram('Cheyou without a network', (start) => {
  it('has a light main package', () => {
    expect(readBundle(dist).packageBytes.get('')).toBeLessThanOrEqual(MAIN_PACKAGE_BYTES_MAX)
  })

  it.each([...readBundle(dist).pages.keys()])('opens %s and says something', async (path) => {
    const app = await start({ dist, path, wx: { login: () => ({ code: 'login-code' }) } })
    await app.setOnline(false)
    expect(app.page.path).toBe(path)
    await app.waitUntil(() => app.page.text() !== '')
    expect(app.page.title).not.toBe('')
  })

  it('says on the first page that there is none, and offers to try again', async () => {
    const app = await start({ dist, wx: { login: () => ({ code: 'login-code' }) } })
    await app.waitFor('没有网络')
    const before = app.calls('request').length
    await app.tap('再试一次')
    await app.waitUntil(() => app.calls('request').length > before)
    await app.waitFor('没有网络')
    expect(app.page.path).toBe('pages/home/index')
  })
})
