import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { codeOnScreen, findCard, phoneOf, pressKeys, takeDesk } from './people.ts'
import { describeMiniProgram } from './suite.ts'

const world = inWorld({
  customers: [
    { name: '安欣然', points: 3_200 },
    { name: '柏清扬', points: 60 },
    { name: '陆明远', points: 880 },
  ],
})

/** Stands between a phone and the server and answers 200 with a page of its own. */
const proxy = { origin: '', server: createServer((_request, response) => void response.end('<html>请先登录</html>')) }
beforeAll(async () => {
  await once(proxy.server.listen(0, '127.0.0.1'), 'listening')
  proxy.origin = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`
})
afterAll(() => proxy.server.close())

describeMiniProgram('from a phone number to points', (start) => {
  it('the owner finds their card, shows its code at reception, and sees the points arrive', async () => {
    const owner = await findCard(start, world(), '安欣然')
    expect(owner.page.text()).toContain('3,200')
    await owner.tap('会员码')
    await owner.waitFor('请店员扫码')

    const desk = await takeDesk(start, world(), '罗婧', () => codeOnScreen(owner))
    await desk.tap('扫码')
    await desk.waitFor('车主在场')
    await owner.waitFor('店员已扫码')
    await desk.tap('到店登记')
    await desk.tap('定期保养')
    await desk.tap(/^里程/)
    await pressKeys(desk, '13000')
    await desk.tap('加一项')
    await pressKeys(desk, '300')
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
    const owner = await findCard(start, world(), '陆明远')
    await owner.waitFor('880')
    const storage = owner.storage()

    const again = await start({
      ...phoneOf(world(), wechat.person('陆明远', customer('陆明远').phone)),
      storage,
      server: server(),
    })
    await again.waitFor('880')
    await again.tap('会员码')
    await again.waitFor(/卡号 \d/)
    expect(again.storage()).toMatchObject({ 'cheyou.token': storage['cheyou.token'] })
  })

  it('the code is bright, kept out of screenshots, drawn and turned without a network', async () => {
    const owner = await findCard(start, world(), '柏清扬')
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
