import {
  getCardActivity,
  getConsoleBenefits,
  getHome,
  getMemberBenefits,
  getMyBenefits,
  getTierLadder,
  giveUpPoints,
  mergeCustomers,
  renewAtDesk,
  settleVisit,
  undoBenefitUse,
  undoConsoleBenefitUse,
  giveBenefitAtDesk,
  voidVisit,
  type MemberBenefits,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { lock, longerThan, moreThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { quoted } from '../support/quoted.ts'
import { everyServer, ulidLike, type Owner } from '../support/world.ts'

const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '金洗车', points: 5_000 },
      { name: '银升级', points: 7_000 },
      { name: '金续会', points: 5_000 },
      { name: '金失效', points: 5_000 },
      { name: '金抢用', points: 5_000 },
      { name: '金结算', points: 5_000 },
      { name: '双卡甲', points: 5_000 },
      { name: '双卡乙', points: 5_000 },
      { name: '金异店', points: 5_000 },
      { name: '路人' },
    ],
  },
  async () => {
    reception = await world().staff({ name: '罗前台', role: 'reception' })
    manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
  },
)

let reception: Client
let manager: Client

const dayFromNow = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10)

/** An owner who rises to a tier by giving up points. */
async function ownerOn(name: string, tier: 'silver' | 'gold'): Promise<Owner> {
  const owner = await world().owner(name)
  let from = (await owner.client.call(getHome)).card.tier.code
  while (from !== tier)
    from = (await owner.client.call(giveUpPoints, { body: { from, quotedPoints: 2_000 } })).tier.code
  return owner
}

/** Lets the membership year of a member have ended some days ago. */
async function endedDaysAgo(owner: Owner, days: number): Promise<void> {
  const { database } = world()
  const year = [dayFromNow(-days - 364), dayFromNow(-days), owner.memberId]
  await database.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', year.slice(1))
  await database.run('UPDATE membership_periods SET startsOn = ?, endsOn = ? WHERE memberId = ?', year)
}

const use = (
  owner: Owner,
  code: string,
  change: { quantity?: number; presenceToken?: string; storeId?: string } = {},
) => ({
  params: { memberId: owner.memberId },
  body: { storeId: world().storeId, code, quantity: 1, ...change },
})
const of = (owner: Owner) => ({ params: { memberId: owner.memberId } })
const left = ({ benefits }: Pick<MemberBenefits, 'benefits'>) =>
  Object.fromEntries(benefits.map((benefit) => [benefit.code, benefit.left]))

describe('benefits of the service package', () => {
  it('are counted down at the desk, seen by the owner on the spot and later, set right by staff', async () => {
    const owner = await ownerOn('金洗车', 'gold')
    const since = new Date(Date.now() - 1000).toISOString()
    const { presence } = await scanOwner(reception, owner, world().storeId)
    const washed = { ...use(owner, 'wash', { presenceToken: presence.token }), key: 'wash-once-1' }
    const { used, benefits } = await reception.call(giveBenefitAtDesk, washed)
    expect(used).toMatchObject({ name: '免费洗车', quantity: 1, left: 3 })
    expect((await reception.call(giveBenefitAtDesk, washed)).used).toEqual(used)
    expect(benefits.uses).toMatchObject([{ useId: used.useId, staffName: '罗前台', can: ['undo'] }])

    const { rows } = await owner.client.call(getCardActivity, { query: { since } })
    expect(rows[0]).toMatchObject({ kind: 'benefit_used', benefit: { name: '免费洗车', quantity: 1, left: 3 } })
    const mine = await owner.client.call(getMyBenefits)
    expect(left(mine)).toEqual({ wash: 3, inspection: 1, rescue: 1 })
    expect(mine).toMatchObject({ state: 'active', renewed: false, advisor: false, advisorName: null })
    expect(JSON.stringify(mine)).not.toContain('罗前台')

    const undo = { params: { useId: used.useId }, body: { reason: '客户今天不洗了' } }
    await expectRefused(reception, 'INPUT_INVALID', undoBenefitUse, { ...undo, body: { reason: ' ' } })
    expect(left(await reception.call(undoBenefitUse, undo))).toMatchObject({ wash: 4 })
    await expectRefused(manager, 'BENEFIT_USE_STATE', undoConsoleBenefitUse, undo)
    const seen = await manager.call(getConsoleBenefits, of(owner))
    expect(seen.uses).toMatchObject([{ undoneBy: '罗前台', undoReason: '客户今天不洗了', can: [] }])
    expect((await owner.client.call(getCardActivity, { query: { since } })).rows[0]).toMatchObject({ kind: 'scanned' })
  })

  it('grow with an upgrade, less what was used', async () => {
    const owner = await ownerOn('银升级', 'silver')
    await reception.call(giveBenefitAtDesk, use(owner, 'wash', { quantity: 2 }))
    const none = await expectRefused(reception, 'BENEFIT_USED_UP', giveBenefitAtDesk, use(owner, 'wash'))
    expect(none.problem.facts).toMatchObject({ benefit: 'wash', perYear: 2, left: 0, quantity: 1 })
    await expectRefused(reception, 'BENEFIT_UNKNOWN', giveBenefitAtDesk, use(owner, 'rescue'))
    await owner.client.call(giveUpPoints, { body: { from: 'silver', quotedPoints: 2_000 } })
    expect(left(await owner.client.call(getMyBenefits))).toEqual({ wash: 2, inspection: 1, rescue: 1 })
    await reception.call(giveBenefitAtDesk, use(owner, 'rescue'))
  })

  it('are counted again by a renewal; in grace the year before is used up', async () => {
    const owner = await ownerOn('金续会', 'gold')
    await endedDaysAgo(owner, 5)
    await reception.call(giveBenefitAtDesk, use(owner, 'wash', { quantity: 3 }))
    expect(await reception.call(getMemberBenefits, of(owner))).toMatchObject({
      state: 'grace',
      endsOn: dayFromNow(-5),
      benefits: [{ code: 'wash', left: 1 }, {}, {}],
    })
    const payment = { way: 'fee' as const, paidFen: 10_000 }
    await reception.call(renewAtDesk, { ...of(owner), body: { storeId: world().storeId, payment } })
    const renewed = await owner.client.call(getMyBenefits)
    expect(left(renewed)).toEqual({ wash: 4, inspection: 1, rescue: 1 })
    expect(renewed.uses).toMatchObject([{ quantity: 3, thisYear: false }])
    await reception.call(giveBenefitAtDesk, use(owner, 'wash', { quantity: 4 }))
  })

  it('wait for the return of a lapsed member', async () => {
    const owner = await ownerOn('金失效', 'gold')
    await endedDaysAgo(owner, 31)
    await expectRefused(reception, 'MEMBERSHIP_LAPSED', giveBenefitAtDesk, use(owner, 'wash'))
    expect(await owner.client.call(getMyBenefits)).toMatchObject({ state: 'lapsed', uses: [] })
  })

  let till: (i: number) => Client
  const givenTwice = { look: /FROM benefit_uses/, off: [lock], sees: longerThan(4) } as const
  race('never give more than there is, at however many tills at once', givenTwice, async (contest) => {
    const owner = await ownerOn('金抢用', 'gold')
    const origins = await everyServer(world())
    till = (i) => reception.at(origins[i % origins.length]!)
    const { answers, codes } = await contest(() =>
      outcomesOf(Array.from({ length: 16 }, (_, i) => till(i).call(giveBenefitAtDesk, use(owner, 'wash')))),
    )
    expect(answers.map(({ used }) => used.left).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
    expect(new Set(codes)).toEqual(new Set(['BENEFIT_USED_UP']))
  })

  const anyUse = [/(UPDATE `?benefit_uses`? .*) AND undoneAt IS NULL/s, '$1'] as const
  const undoneTwice = { look: /FROM rule_sets/, off: [lock, anyUse], sees: moreThan(1) } as const
  race('are taken back once, at however many tills at once', undoneTwice, async (contest) => {
    const owner = await world().owner('金抢用')
    const [given] = (await owner.client.call(getMyBenefits)).uses
    const undo = { params: { useId: given!.useId }, body: { reason: '手滑' } }
    const { answers, codes } = await contest(() =>
      outcomesOf(Array.from({ length: 8 }, (_, i) => till(i).call(undoBenefitUse, undo))),
    )
    expect(answers).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['BENEFIT_USE_STATE']))
    expect(left(await owner.client.call(getMyBenefits))).toMatchObject({ wash: 1 })
  })
})

describe('two cards of one person', () => {
  it('have one package after they are merged: what was used on either counts', async () => {
    const [kept, merged] = [await ownerOn('双卡甲', 'gold'), await ownerOn('双卡乙', 'gold')]
    await reception.call(giveBenefitAtDesk, use(kept, 'wash'))
    const { used } = await reception.call(giveBenefitAtDesk, use(merged, 'wash', { quantity: 2 }))
    const rows = await world().database.rows('SELECT id, name FROM customers')
    const idOf = (name: string) => String(rows.find((row) => row['name'] === name)?.['id'])
    const body = { keptId: idOf('双卡甲'), mergedId: idOf('双卡乙'), reason: '同一个人' }
    // Archives that share nothing would wait for a second person.
    await world().database.run("UPDATE customers SET idNumberHash = 'same' WHERE id IN (?, ?)", [
      body.keptId,
      body.mergedId,
    ])
    await manager.call(mergeCustomers, { body })
    expect(left(await reception.call(getMemberBenefits, of(kept)))).toMatchObject({ wash: 1 })
    await expectRefused(reception, 'NOT_FOUND', giveBenefitAtDesk, use(merged, 'wash'))
    const undo = { params: { useId: used.useId }, body: { reason: '点错了' } }
    expect(left(await reception.call(undoBenefitUse, undo))).toMatchObject({ wash: 3 })
  })
})

describe('a benefit on a visit', () => {
  const settled = (owner: Owner) => ({
    body: {
      storeId: world().storeId,
      memberId: owner.memberId,
      vehicleId: owner.cars[0]!.vehicleId,
      workType: 'repair',
      lines: [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 8_000 }],
      benefits: [{ code: 'inspection', lineNo: 1 }],
    },
  })

  it('comes back by voiding the visit only, and desk and till share what is left', async () => {
    const owner = await ownerOn('金结算', 'gold')
    const { tiers, thresholds } = await owner.client.call(getTierLadder)
    expect(tiers.find(({ mine }) => mine)?.benefits).toContainEqual({
      code: 'inspection',
      name: '免费检测',
      perYear: 1,
    })
    expect(thresholds).toMatchObject([{ qualifying: 10_000, missing: 5_000, mine: false }])
    const { body } = settled(owner)
    const { visitId, orderNumber } = await reception.call(settleVisit, { body: await quoted(reception, body) })
    const [given] = (await reception.call(getMemberBenefits, of(owner))).uses
    expect(given).toMatchObject({ name: '免费检测', orderNumber, staffName: '罗前台', can: [] })
    const undo = { params: { useId: given!.useId }, body: { reason: '点错了' } }
    await expectRefused(reception, 'BENEFIT_USED_ON_VISIT', undoBenefitUse, undo)
    await expectRefused(manager, 'BENEFIT_USED_ON_VISIT', undoConsoleBenefitUse, undo)
    await expectRefused(reception, 'BENEFIT_USED_UP', giveBenefitAtDesk, use(owner, 'inspection'))
    await reception.call(voidVisit, { params: { visitId }, body: { reason: '金额录错' } })
    const { benefits, uses } = await reception.call(getMemberBenefits, of(owner))
    expect(left({ benefits })).toMatchObject({ inspection: 1 })
    expect(uses).toMatchObject([{ undoneBy: '罗前台', undoReason: '金额录错' }])

    const visit = { body: await quoted(reception, body) }
    const { answers, codes } = await outcomesOf<unknown>(
      [0, 1, 2, 3].flatMap(() => [
        reception.call(settleVisit, visit),
        reception.call(giveBenefitAtDesk, use(owner, 'inspection')),
      ]),
    )
    expect(answers).toHaveLength(1)
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'BENEFIT_USED_UP'))
    expect(left(await owner.client.call(getMyBenefits))).toMatchObject({ inspection: 0 })
  })
})

describe('who has no right to it', () => {
  let owner: Owner
  let elsewhere: Client
  let branchId: string
  beforeAll(async () => {
    owner = await ownerOn('金异店', 'gold')
    branchId = await world().addStore('远郊店')
    elsewhere = await world().staff({ name: '远郊前台', role: 'reception', stores: ['远郊店'] })
  })

  it('another store neither sees nor uses nor takes back', async () => {
    const { used } = await reception.call(giveBenefitAtDesk, use(owner, 'wash'))
    await expectRefused(elsewhere, 'NOT_FOUND', getMemberBenefits, of(owner))
    await expectRefused(elsewhere, 'NOT_FOUND', giveBenefitAtDesk, use(owner, 'wash', { storeId: branchId }))
    await expectRefused(elsewhere, 'NOT_FOUND', giveBenefitAtDesk, use(owner, 'wash'))
    await expectRefused(reception, 'NOT_FOUND', giveBenefitAtDesk, use(owner, 'wash', { storeId: branchId }))
    const undo = { params: { useId: used.useId }, body: { reason: '不是我店的' } }
    await expectRefused(elsewhere, 'NOT_FOUND', undoBenefitUse, undo)
    const far = { name: '远郊经理', role: 'manager' as const, login: 'far', stores: ['远郊店'] }
    const farManager = await signInAtDesk(world(), far)
    await expectRefused(farManager, 'NOT_FOUND', getConsoleBenefits, of(owner))
    await expectRefused(farManager, 'NOT_FOUND', undoConsoleBenefitUse, undo)
    expect(left(await owner.client.call(getMyBenefits))).toMatchObject({ wash: 3 })
  })

  it('a scan of somebody else, or at another store, proves nothing', async () => {
    const stranger = await world().owner('路人')
    const { presence } = await scanOwner(elsewhere, stranger, branchId)
    const theirs = { storeId: branchId, presenceToken: presence.token }
    await expectRefused(elsewhere, 'PRESENCE_EXPIRED', giveBenefitAtDesk, use(owner, 'wash', theirs))
    const forged = { presenceToken: 'x'.repeat(43) }
    await expectRefused(reception, 'PRESENCE_EXPIRED', giveBenefitAtDesk, use(owner, 'wash', forged))
  })

  it('nor a role that keeps no till', async () => {
    const { used } = await reception.call(giveBenefitAtDesk, use(owner, 'inspection'))
    const undo = { params: { useId: used.useId }, body: { reason: '越权' } }
    for (const role of ['technician', 'care'] as const) {
      const person = await world().staff({ name: `${role}员工`, role })
      await expectRefused(person, 'ROLE_MISSING', giveBenefitAtDesk, use(owner, 'wash'))
      await expectRefused(person, 'ROLE_MISSING', undoBenefitUse, undo)
    }
    const care = await signInAtDesk(world(), { name: '周客服', role: 'care', login: 'care' })
    await expectRefused(care, 'ROLE_MISSING', undoConsoleBenefitUse, undo)
    expect((await care.call(getConsoleBenefits, of(owner))).uses[0]).toMatchObject({ useId: used.useId })
  })

  it('nor input that is no number of a benefit', async () => {
    for (const quantity of [0, -1, 1.5, 21, Number.MAX_SAFE_INTEGER])
      await expectRefused(reception, 'INPUT_INVALID', giveBenefitAtDesk, use(owner, 'wash', { quantity }))
    for (const code of ['', 'WASH', "wash' OR 1=1 --", '洗车', 'x'.repeat(41)])
      await expectRefused(reception, 'INPUT_INVALID', giveBenefitAtDesk, use(owner, code))
    for (const useId of [ulidLike(), 'x', "' OR 1=1 --", '%00'])
      await expectRefused(reception, 'NOT_FOUND', undoBenefitUse, { params: { useId }, body: { reason: '试' } })
  })
})

controls()
