import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { formatCardCode } from '@cheyou/card-code'
import type { Person } from '@cheyou/wechat-sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import type { App } from './app.ts'
import type { LaunchOptions } from './launch.ts'
import type { Launch } from './suite.ts'
import { describeMiniProgram } from './suite.ts'

const dist = fileURLToPath(new URL('../../apps/miniapp/dist/weapp', import.meta.url))
const world = inWorld({
  customers: [
    { name: '安欣然', points: 3_200 },
    { name: '柏清扬', points: 60 },
    { name: '陆明远', points: 880 },
  ],
})

/** The code that the owner's phone shows now, as the camera of another phone reads it. */
function codeOnScreen(owner: App): string {
  const [, otp = '', cardNumber = ''] = /(\d{4} \d{4})[^]*卡号 ([\d ]+)/.exec(owner.page.text()) ?? []
  return formatCardCode(cardNumber.replaceAll(' ', '').trim(), otp.replaceAll(' ', ''))
}

/** What this person's WeChat answers when the program asks it. */
function phoneOf(person: Person, more: LaunchOptions['wx'] = {}): LaunchOptions {
  const { wechat, server } = world()
  const wx = {
    login: async () => ({ code: await wechat.loginCode(person) }),
    getPhoneNumber: async () => ({ code: await wechat.phoneCode(person) }),
    ...more,
  }
  return { dist, server: server.origin, wx, privacyAgreed: false }
}

/** A new owner's phone, from the first start to the card. */
async function findCard(start: Launch, name: string): Promise<App> {
  const { wechat, customer } = world()
  const owner = await start(phoneOf(wechat.person(name, customer(name).phone)))
  await owner.waitFor('找回您的会员卡')
  await owner.tap(/我已阅读并同意/)
  await owner.tap('授权手机号')
  await owner.tap('同意并继续')
  await owner.waitFor('会员码')
  return owner
}

/** A new receptionist's phone, at the scanning page; its camera sees what `code` gives. */
async function takeDesk(start: Launch, name: string, code: () => string): Promise<App> {
  const { wechat, hire } = world()
  const { invitation } = await hire({ name, role: 'reception' })
  const desk = await start(phoneOf(wechat.person(name, '19920000099'), { scanCode: () => ({ result: code() }) }))
  await desk.goto(`/subpackages/profile/invitation/index?invitation=${invitation}`)
  await desk.tap('绑定员工身份')
  await desk.tap('进入工作台')
  return desk
}

/** Stands between a phone and the server and answers 200 with a page of its own. */
const proxy = { origin: '', server: createServer((_request, response) => void response.end('<html>请先登录</html>')) }
beforeAll(async () => {
  await once(proxy.server.listen(0, '127.0.0.1'), 'listening')
  proxy.origin = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`
})
afterAll(() => proxy.server.close())

describeMiniProgram('from a phone number to points', (start) => {
  it('the owner finds their card, shows its code at reception, and sees the points arrive', async () => {
    const owner = await findCard(start, '安欣然')
    expect(owner.page.text()).toContain('3,200')
    await owner.tap('会员码')
    await owner.waitFor('请店员扫码')

    const desk = await takeDesk(start, '罗婧', () => codeOnScreen(owner))
    await desk.tap('扫码')
    await desk.waitFor('车主在场')
    await owner.waitFor('店员已扫码')
    await desk.tap('到店登记')
    await desk.tap('定期保养')
    await desk.type(/^里程/, '13000')
    await desk.type('客户付 · 工时', '300')
    // 银卡 pays 95 % of labour.
    await desk.waitFor('+285')
    await desk.tap('结算')

    await owner.waitFor('已登记到店')
    await owner.back()
    await owner.waitFor('3,485')
    expect(owner.page.text()).toContain('+285')
  })

  it.each([
    ['without an answer', () => 'http://127.0.0.1:9'],
    ['with a proxy’s page for every answer', () => proxy.origin],
  ])('the next start shows what the phone keeps, also %s', async (_how, server) => {
    const { wechat, customer } = world()
    const owner = await start(phoneOf(wechat.person('陆明远', customer('陆明远').phone)))
    await owner.waitFor(/找回您的会员卡|会员码/)
    if (owner.has('找回您的会员卡')) {
      await owner.tap(/我已阅读并同意/)
      await owner.tap('授权手机号')
      await owner.tap('同意并继续')
    }
    await owner.waitFor('880')
    const storage = owner.storage()

    const again = await start({
      ...phoneOf(wechat.person('陆明远', customer('陆明远').phone)),
      storage,
      server: server(),
    })
    await again.waitFor('880')
    await again.tap('会员码')
    await again.waitFor(/卡号 \d/)
    expect(again.storage()).toMatchObject({ 'cheyou.token': storage['cheyou.token'] })
  })

  it('the code is bright, kept out of screenshots, drawn and turned without a network', async () => {
    const owner = await findCard(start, '柏清扬')
    await owner.tap('会员码')
    await owner.waitFor('请店员扫码')
    expect(owner.device).toMatchObject({ brightness: 1, keepScreenOn: true, visualEffectOnCapture: 'hidden' })
    await owner.setOnline(false)
    await owner.waitFor('没有网络，会员码照样能用')
    const before = codeOnScreen(owner)
    const drawn = owner.canvas({ id: 'member-code' })?.strokes.length ?? 0
    expect(drawn).toBeGreaterThan(100)
    await owner.skipTime(30_000)
    await owner.waitUntil(() => codeOnScreen(owner) !== before)
    await owner.waitUntil(() => (owner.canvas({ id: 'member-code' })?.strokes.length ?? 0) > drawn)
    await owner.back()
    expect(owner.device).toMatchObject({ brightness: 0.5, keepScreenOn: false, visualEffectOnCapture: 'none' })
  })
})
