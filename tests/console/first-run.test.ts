import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { codeStepAt, totp } from '@cheyou/card-code'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { startServer, type ServerProcess } from '../support/processes.ts'
import { fillSignIn, NOBODY } from './desk-door.ts'
import { inBrowser } from './suite.ts'
import { typedSecret } from './typed-secret.ts'

const enter = inBrowser()
const password = 'eine lange Losung'
let database: TestDatabase
let server: ServerProcess

beforeAll(async () => {
  database = await openTestDatabase()
  server = await startServer({
    DATABASE_URL: database.url,
    KEY_FILE: join(database.folder, 'club.key'),
    PASSWORD_COST: '10',
  })
})
afterAll(async () => {
  await server.stop()
  await database.close()
})

it('the link that the server printed founds the club, its founder signs in, and the link is dead', async () => {
  const link = await vi.waitFor(() => {
    const printed = /\/console\/first-run#[\w-]{43}/.exec(server.output())?.[0]
    if (printed === undefined) throw new Error('No link yet')
    return server.origin + printed
  })
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 403: POST \/api\/first-run\/look.*FIRST_RUN_LINK/)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('车友会名称').fill('山城车友会')
  await page.getByLabel('第一家门店').fill('一店')
  await page.getByLabel('您的姓名').fill('王总')
  await page.getByLabel('登录名').fill('wang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  const secret = typedSecret(await page.locator('code').innerText())
  const digits = (drift: number) => totp(secret, codeStepAt(Date.now()) + drift).slice(2)
  await page.getByRole('textbox', { name: '动态码' }).fill(digits(0))
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByRole('heading', { name: '车友会已建好' }).waitFor()
  await page.getByRole('link', { name: '去登录' }).click()
  await fillSignIn(page, 'wang', password, digits(1))
  await page.getByText('山城车友会').first().waitFor()
  expect(await page.getByRole('link', { name: '门店', exact: true }).count()).toBe(1)

  const again = await context.newPage()
  await again.goto(link)
  await again.getByText('这个链接已经失效').waitFor()
  expect(await again.getByLabel('车友会名称').count()).toBe(0)
})
