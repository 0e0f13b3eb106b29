import { expect, it } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { codeOnScreen, findCard, phoneOf, pressKeys, takeDesk } from './people.ts'
import { describeMiniProgram } from './suite.ts'

const world = inWorld({
  customers: [
    { name: '安欣然', points: 3_200 },
    { name: '柏清扬', points: 2_000 },
    { name: '陆明远', points: 880 },
  ],
  rewards: [
    { kind: 'gift', name: '保温杯', description: '', pointsPrice: 5_000, stockLeft: 9 },
    { kind: 'gift', name: '钥匙扣', description: '', pointsPrice: 1_200, stockLeft: 9 },
    { kind: 'service', name: '洗车', description: '', pointsPrice: 1_000, stockLeft: null },
  ],
})

const dayFromNow = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10)

async function endMembership(name: string, days: number): Promise<void> {
  const { memberId } = await world().owner(name)
  const { database } = world()
  await database.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [dayFromNow(days), memberId])
  await database.run('UPDATE membership_periods SET endsOn = ? WHERE memberId = ?', [dayFromNow(days), memberId])
}

describeMiniProgram('the owner’s phone', (start) => {
  it('says after a settlement what arrived, what was paid and what was saved, in the place of the code', async () => {
    const owner = await findCard(start, world(), '安欣然')
    const { who } = await world().signIn(world().wechat.person('安欣然', world().customer('安欣然').phone))
    await owner.waitUntil(() => owner.page.title === who.club.name)
    expect(owner.page.title).toBe(who.club.name)
    await owner.tap('会员码')
    await owner.waitFor('请店员扫码')
    const desk = await takeDesk(start, world(), '罗婧', () => codeOnScreen(owner))
    await desk.tap('扫码')
    await desk.tap('到店登记')
    await desk.tap('定期保养')
    await desk.tap(/^里程/)
    await pressKeys(desk, '13000')
    await desk.tap('加一项')
    await pressKeys(desk, '300')
    await desk.waitFor('+285')
    await desk.tap('结算')

    await owner.waitFor('可兑换 +285，累计 +285')
    await owner.waitUntil(() => owner.page.text().split('+285').length === 4)
    for (const words of ['您付了', '¥285', '会员为您省了', '¥15']) expect(owner.has(words)).toBe(true)
    expect(owner.page.text()).not.toContain('卡号')
    await owner.tap('好的')
    await owner.waitFor('卡号')
  })

  it('says what comes next, and 续会 lands at its button', async () => {
    await endMembership('柏清扬', 20)
    const owner = await findCard(start, world(), '柏清扬')
    await owner.waitFor('接下来')
    await owner.tap(/会员资格还有 20 天到期/)
    await owner.waitFor(/用 500 积分续一年/)
    const words = owner.page.text()
    expect(words.indexOf('用 500 积分续一年')).toBeLessThan(words.indexOf('我的服务包'))
    expect(words.indexOf('用 500 积分续一年')).toBeLessThan(words.indexOf('有效期至'))
  })

  it('stamps a card whose time is over', async () => {
    await endMembership('陆明远', -90)
    const owner = await findCard(start, world(), '陆明远')
    await owner.waitFor('会员资格已到期，续会后才能用积分')
    expect(owner.has('已到期')).toBe(true)
  })

  it('sorts the catalogue by points, and says what the nearest reward lacks', async () => {
    const owner = await findCard(start, world(), '陆明远')
    await owner.goto('/pages/rewards/index')
    await owner.waitFor('保温杯')
    const order = () =>
      ['保温杯', '钥匙扣', '洗车'].toSorted((a, b) => owner.page.text().indexOf(a) - owner.page.text().indexOf(b))
    expect(order()).toEqual(['保温杯', '钥匙扣', '洗车'])
    await owner.tap('积分从少到多')
    expect(order()).toEqual(['洗车', '钥匙扣', '保温杯'])
    await owner.tap('我能换')
    await owner.waitFor('再积 120 分就能换洗车')
    await owner.tap('看看全部')
    await owner.waitFor('保温杯')
  })

  it('shows the catalogue, the tiers and the store to somebody without an archive', async () => {
    const stranger = await start(phoneOf(world(), world().wechat.person('路人', '19920008888')))
    await stranger.waitFor('找回您的会员卡')
    for (const words of ['门店', '会员等级', 'VIP卡', '积分能换什么', '钥匙扣']) await stranger.waitFor(words)
    await stranger.goto('/pages/rewards/index')
    await stranger.waitFor('钥匙扣')
    // The rewards of a visitor lead nowhere: only a card redeems.
    expect(stranger.findAll({ role: 'button', text: '钥匙扣' })).toEqual([])
  })
})

describeMiniProgram('the way to the store', (start) => {
  it('rings the store and opens the map where it is', async () => {
    await world().database.run('UPDATE stores SET address = ?, phone = ?, place = ? WHERE id = ?', [
      '示例路 88 号',
      '0571-5550 1234',
      '{"latitude":30.27,"longitude":120.15}',
      world().storeId,
    ])
    const asked: unknown[] = []
    const answer = (given: unknown) => {
      asked.push(given)
      return {}
    }
    const wx = { makePhoneCall: answer, openLocation: answer }
    const stranger = await start(phoneOf(world(), world().wechat.person('路人', '19920008889'), wx))
    await stranger.waitFor('示例路 88 号')
    await stranger.tap(/^拨打电话/)
    await stranger.tap(/^地图导航/)
    expect(asked).toMatchObject([
      { phoneNumber: '057155501234' },
      { latitude: 30.27, longitude: 120.15, address: '示例路 88 号' },
    ])
  })
})
