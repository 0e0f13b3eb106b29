import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { modules } from '../../../modules.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { nightlyJob, nightOf } from '../../../testing/night.ts'
import { changedAsItIs, earn, pointsOf, redeem, shown, withReward, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { leftBehind } from '../../people/merging/testing/left-behind.ts'
import { labour, openTill } from '../../visits/visits/testing/till.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { cancelForMember } from './cancel-redemption.ts'
import { handOver, undoHandOver } from './hand-over.ts'
import { voucherOffers } from './voucher-offers.queries.ts'

/** Merges as an earlier version did, which left redemptions where they were. */
const earlier = modules.map((module) => {
  if (module.name !== 'club/rewards') return module
  const { name, handlers } = module
  return { name, ...(handlers && { handlers }) }
})

/** B has a cup held and one handed over, and a visit with a voucher; an earlier version merged B into A. */
async function leftOnAlias() {
  const till = await openTill('standard')
  const { club, member: merged } = till
  const { app, reception } = club
  await earn(club, merged, 500)
  const voucher = await redeem(club, merged, await withVoucher(club))
  const { visitId } = await till.settle(till.draft([labour(50_000)], { vouchers: [voucher.id] }))
  const cup = await withReward(club)
  const [held, given] = [await redeem(club, merged, cup), await redeem(club, merged, cup)]
  await handOver(app, reception, await shown(club, given), newKey(reception), changedAsItIs)
  const kept = await club.addMember()
  await mergeInto({ ...club, app: { ...app, modules: earlier } }, kept, merged)
  expect(await pointsOf(club, merged)).toMatchObject({ redeemable: 0, held: 100 })
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 650, held: 0 })
  return { club, kept, merged, visitId, voucher, held, given }
}

const manager = ({ reception }: TestClub) => ({ ...reception, role: 'manager' as const })
const codes = async ({ app }: TestClub) => (await auditClub(app.db.read)).findings.map(({ code }) => code)
const nothing = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }

async function expectMoved(club: TestClub, merged: TestMember): Promise<void> {
  await nightlyJob(club.app, 'left_redemptions', '2026-11-18')
  expect(await pointsOf(club, merged)).toEqual(nothing)
  expect(await leftBehind(club.app.db.read)).toBe(0)
  expect(await codes(club)).toEqual([])
}

test('what an earlier version left on an alias goes to the kept card in the first night, once', async () => {
  const { club, kept, merged, voucher, held, given } = await leftOnAlias()
  expect(await codes(club)).toEqual(expect.arrayContaining(['ALIAS_POINTS', 'ALIAS_REDEMPTION']))
  expect(await nightlyJob(club.app, 'left_redemptions', '2026-11-18')).toMatchObject({ changed: 1 })
  expect(await nightlyJob(club.app, 'left_redemptions', '2026-11-18')).toMatchObject({ changed: 0 })
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 650, held: 100 })
  const rows = await club.app.db.read.all<{ id: string }>('SELECT id FROM redemptions WHERE memberId = ?', [
    kept.memberId,
  ])
  expect(rows.map(({ id }) => id).toSorted()).toEqual([voucher.id, held.id, given.id].toSorted())
  await expectMoved(club, merged)
})

test('cancelled before that night, its points come to the kept card', async () => {
  const { club, kept, merged, held } = await leftOnAlias()
  const by = manager(club)
  const cancellation = { redemptionId: held.id, quantity: null, reason: '不要了' }
  await cancelForMember(club.app, by, cancellation, newKey(by), changedAsItIs)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 750, held: 0 })
  await expectMoved(club, merged)
})

test('handed over before that night, it is the kept card’s', async () => {
  const { club, kept, merged, held } = await leftOnAlias()
  await handOver(club.app, club.reception, await shown(club, held), newKey(club.reception), changedAsItIs)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 650, held: 0 })
  await expectMoved(club, merged)
})

test('a handing over that is undone before that night holds for the kept card', async () => {
  const { club, kept, merged, given } = await leftOnAlias()
  const by = manager(club)
  await undoHandOver(club.app, by, { redemptionId: given.id, reason: '点错' }, newKey(by), changedAsItIs)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 650, held: 100 })
  await expectMoved(club, merged)
})

test('a visit that is voided before that night gives its voucher back to the kept card', async () => {
  const { club, kept, merged, voucher, visitId } = await leftOnAlias()
  await voidVisit(club.app, manager(club), visitId, '录错', newKey(club.reception))
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 250, held: 50, debt: 0 })
  const { app } = club
  expect(await voucherOffers(app.db.read, app.groupId, kept.memberId, 'usable', '2026-11-18')).toMatchObject([
    { id: voucher.id, leftFen: 10_000 },
  ])
  await expectMoved(club, merged)
})

test('not collected, it expires for the kept card in the night that moves it', async () => {
  const { club, kept, merged } = await leftOnAlias()
  await nightOf(club.app, '2027-03-01')
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 750, held: 0 })
  await expectMoved(club, merged)
})
