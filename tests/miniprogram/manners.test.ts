import { expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import type { App } from './app.ts'
import { codeOnScreen, findCard, phoneOf, pressKeys, takeDesk } from './people.ts'
import { describeMiniProgram } from './suite.ts'

const world = inWorld({ customers: [{ name: '安欣然', points: 3_200 }, { name: '柏清扬' }, { name: '陆明远' }] })

const isHeard = (app: App, text: string): unknown => app.findAll({ text, tag: 'button' })[0]?.attrs['ariaDisabled']

describeMiniProgram('manners of an owner’s phone', (start) => {
  it('says what is missing where a button cannot be pressed, also to those who hear it', async () => {
    const { wechat, customer } = world()
    const owner = await start(phoneOf(world(), wechat.person('柏清扬', customer('柏清扬').phone)))
    await owner.waitFor('请先阅读并勾选同意隐私说明，再授权手机号。')
    expect(isHeard(owner, '授权手机号')).toBe(true)
    await owner.tap(/我已阅读并同意/)
    expect(owner.has('请先阅读并勾选同意隐私说明，再授权手机号。')).toBe(false)
    expect(isHeard(owner, '授权手机号')).toBe(false)
  })

  it('loads every list again when it is pulled down', async () => {
    const owner = await findCard(start, world(), '安欣然')
    const lists: [page: string, asks: string][] = [
      ['/pages/home/index', '/api/member/home'],
      ['/pages/rewards/index', '/api/member/rewards'],
      ['/pages/car/index', '/api/member/cars/'],
      ['/subpackages/points/statement/index', '/api/member/points?'],
      ['/subpackages/rewards/mine/index', '/api/member/redemptions'],
      ['/subpackages/profile/tiers/index', '/api/member/benefits'],
    ]
    for (const [page, asks] of lists) {
      await owner.goto(page)
      const asked = () => owner.calls('request').filter(({ options }) => String(options['url']).includes(asks)).length
      await owner.waitUntil(() => asked() > 0 && !owner.has({ label: '正在加载' }))
      const before = asked()
      await owner.pullDown()
      expect(`${page} ${asked() - before}`).toBe(`${page} 1`)
    }
  })

  it('is shared from home and from the shop', async () => {
    const owner = await findCard(start, world(), '安欣然')
    expect(owner.page.share()).toMatchObject({ title: '车友会', path: '/pages/home/index' })
    await owner.tap('积分商城')
    expect(owner.page.share()).toMatchObject({ title: '车友会积分商城', path: '/pages/rewards/index' })
  })

  it('starts again with a newer version when the owner wants it, and leads to customer service', async () => {
    const owner = await findCard(start, world(), '安欣然')
    await owner.offerUpdate()
    await owner.tap('稍后')
    expect(owner.calls('applyUpdate')).toHaveLength(0)
    await owner.offerUpdate()
    await owner.tap('现在更新')
    expect(owner.calls('applyUpdate')).toHaveLength(1)
    await owner.tap('我的')
    const [service] = owner.findAll({ text: '联系客服', tag: 'button' })
    expect(service?.attrs['openType']).toBe('contact')
    await owner.tap('联系客服')
  })

  it('takes the invitation of a mini-program code from its scene', async () => {
    const owner = await findCard(start, world(), '陆明远')
    await owner.goto('/subpackages/profile/invitation/index?scene=abc%2Ddef')
    expect(owner.findAll({ tag: 'input', label: '邀请码' })[0]?.attrs['value']).toBe('abc-def')
  })
})

/** Types a line, leaves the visit, and takes it up again where the phone offers it. */
async function fillHalfAndReturn(desk: App): Promise<void> {
  await desk.tap('加一项')
  await pressKeys(desk, '300')
  await desk.waitFor('+285')
  await desk.back()
  await desk.tap('确定')
  await desk.waitFor('车主在场')

  await desk.tap('到店登记')
  await desk.waitFor('上次填了一半，有 1 项')
  await desk.tap('接着填')
  await desk.waitFor('+285')
}

describeMiniProgram('manners of reception’s phone', (start) => {
  it('has a key 搜索, says why it cannot look, and asks before a half-filled visit is left', async () => {
    const owner = await findCard(start, world(), '安欣然')
    await owner.tap('会员码')
    await owner.waitFor('请店员扫码')
    const desk = await takeDesk(start, world(), '罗婧', () => codeOnScreen(owner))
    const [search] = desk.findAll({ tag: 'input', label: '或者输入' })
    expect(search?.attrs['confirmType']).toBe('search')
    expect([desk.has('输入后才能查找'), isHeard(desk, '查找')]).toEqual([true, true])

    await desk.tap('扫码')
    await desk.waitFor('车主在场')
    await desk.tap('到店登记')
    await desk.waitFor('还要选维修类型')
    await desk.back()
    await desk.waitFor('车主在场')

    await desk.tap('到店登记')
    await desk.tap('定期保养')
    await desk.waitFor('还要填金额')
    await desk.back()
    await desk.waitFor('登记还没有结算，填好的会留在这台手机上。')
    await desk.tap('取消')
    await fillHalfAndReturn(desk)
    await desk.tap('结算')
    await desk.waitFor('撤销登记')
    await desk.back()
    await desk.waitFor('车主在场')
    expect(desk.page.path).toBe('subpackages/staff/member/index')
  })

  it('chooses the day of an insurance, and asks for what is missing', async () => {
    const desk = await takeDesk(start, world(), '田野', () => '')
    await desk.type('或者输入', world().customer('安欣然').phone)
    await desk.tap('查找')
    await desk.tap('会员资格')
    await desk.waitFor('还要填保单号、保险公司、保费')
    await desk.fire({ tag: 'picker' }, 'change', { value: '2026-01-31' })
    await desk.waitFor('2026年1月31日')
    await desk.type('保单号', 'PDAA202600001')
    await desk.type('保险公司', '平安产险')
    await desk.type('保费', '3200')
    await desk.tap('登记续保')
    await desk.waitFor('平安产险 PDAA202600001')
    expect(desk.page.text()).toContain('2026年1月31日')
  })

  it('marks the field that the server cannot take', async () => {
    const desk = await takeDesk(start, world(), '何静', () => '')
    await desk.type('或者输入', '13900001234')
    await desk.tap('查找')
    await desk.tap('新建客户')
    await desk.waitFor('要有姓名和手机号')
    await desk.type('姓名', '买买提')
    await desk.type('底盘号（没有可以不填）', 'LS5A2')
    await desk.tap('登记客户')
    await desk.waitFor('底盘号不对，请照行驶证再核对')
    expect(desk.has('手机号是 11 位数字，请再核对')).toBe(false)
  })

  it('loads the queue again when it is pulled down', async () => {
    const desk = await takeDesk(start, world(), '周敏', () => '')
    await desk.tap('待升级会员')
    await desk.waitFor('没有待升级的会员')
    const before = desk.calls('request').length
    await desk.pullDown()
    expect(desk.calls('request').length).toBe(before + 1)
  })
})
