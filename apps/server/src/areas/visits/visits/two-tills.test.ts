import type { VisitDraft } from '@cheyou/contract'
import { describe, expect, test } from 'vitest'
import { openStore, scanned } from '../../../testing/desk.ts'
import { moreThan, openLedger, race } from '../../../testing/race.ts'
import {
  automaticUpgrades,
  newKey,
  systemAct,
  testClub,
  withoutRates,
  type TestClub,
  type TestMember,
} from '../../../testing/test-app.ts'
import { tieToStore } from '../../people/customers/index.ts'
import { requireVisible } from '../../club/membership/index.ts'
import { readBalances } from '../../club/points/index.ts'
import { settleVisit } from './settle-visit.ts'
import { asShown, settleAsShown } from '../../../testing/settle-as-shown.ts'
import { auditClub } from '../../../audit.ts'

function draftOf(club: TestClub, member: TestMember, yuan: number, more: Partial<VisitDraft> = {}): VisitDraft {
  const { storeId } = club
  const lines: VisitDraft['lines'] = [{ lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 }]
  return { storeId, memberId: member.memberId, vehicleId: member.vehicleId, workType: 'repair', lines, ...more }
}

/** Every till has shown its sum before one of them settles. */
async function settleAll({ app, reception }: TestClub, drafts: readonly VisitDraft[], caller = reception) {
  const shown = await Promise.all(drafts.map((draft) => asShown(app, caller, draft)))
  return Promise.all(shown.map((visit) => settleVisit(app, caller, visit, newKey(caller))))
}

race(
  'visits at many tills at once reach the tier that all of them together reach, step by step',
  { look: /FROM members who/, off: openLedger, sees: expect.any(Number) },
  async (contest) => {
    const club = await testClub((rules) => withoutRates(automaticUpgrades(rules)))
    const member = await club.addMember()
    const yuan = [400, 1600, 900, 2500, 700, 3000, 1900, 800, 1200, 500]
    const tills = contest(club)
    const settled = await settleAll(
      tills,
      yuan.map((amount) => draftOf(club, member, amount)),
    )

    const sums = settled.map(({ balancesAfter }) => balancesAfter.qualifying).toSorted((a, b) => a - b)
    expect(sums.at(-1)).toBe(13_500)
    expect(new Set(sums).size).toBe(sums.length)
    expect(settled.flatMap(({ tierReached }) => tierReached?.code ?? []).toSorted()).toEqual(['gold', 'silver'])
    const row = await club.app.db.read.one('SELECT tier FROM members WHERE id = ?', [member.memberId])
    expect(row).toEqual({ tier: 'gold' })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  },
)

race(
  'a guest of another store, at several tills of this one at once, becomes known to it once',
  {
    look: /FROM customer_stores WHERE storeId/,
    off: openLedger,
    dropped: ['ALTER TABLE customer_stores DROP PRIMARY KEY'],
    sees: moreThan(2),
  },
  async (contest) => {
    const club = await testClub()
    const member = await club.addMember()
    const { storeId, reception } = await openStore(club)
    const presenceToken = await scanned(club, member, reception)
    const draft = { ...draftOf(club, member, 100), storeId, presenceToken }
    const tills = contest(club)
    await settleAll(
      tills,
      Array.from({ length: 8 }, () => ({ ...draft })),
      reception,
    )

    const ties = await club.app.db.read.all('SELECT storeId FROM customer_stores WHERE customerId = ?', [
      member.customerId,
    ])
    expect(ties).toHaveLength(2)
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  },
)

describe('a car that one member brings and another pays for', () => {
  async function family(club: TestClub) {
    const payer = await club.addMember()
    const driver = await club.addMember()
    const { groupId } = club.app
    const { vehicleId } = payer
    await club.app.db.unit(systemAct(groupId), (unit) =>
      unit.sql.insert('vehicle_people', [
        { vehicleId, customerId: driver.customerId, groupId, role: 'driver', paying: false },
      ]),
    )
    const { storeId, reception } = await openStore(club)
    const tie = (member: TestMember) =>
      club.app.db.unit(systemAct(groupId), (unit) => tieToStore(unit, storeId, [member.customerId]))
    const draft = { ...draftOf(club, driver, 100), storeId, vehicleId }
    return { payer, draft, reception, tie, driver }
  }

  test('is settled for a member this store knows; the points are the payer’s, who is known here from now on', async () => {
    const club = await testClub()
    const { payer, draft, reception, tie, driver } = await family(club)
    await tie(driver)
    const settled = await settleAsShown(club.app, reception, draft, newKey(reception))

    expect(settled.balancesAfter.redeemable).toBe(100)
    expect((await readBalances(club.app.db.read, [payer.memberId])).get(payer.memberId)?.redeemable).toBe(100)
    await requireVisible(club.app.db.read, reception, payer.memberId, club.clock.now())
  })

  test('is not settled for a stranger because the payer is known', async () => {
    const club = await testClub()
    const { payer, draft, reception, tie } = await family(club)
    await tie(payer)

    await expect(settleAsShown(club.app, reception, draft, newKey(reception))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
