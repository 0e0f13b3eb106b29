import { expect } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { openLedger, race } from '../../../testing/race.ts'
import { earn, pointsOf, redeem, withReward } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { giveBenefit } from '../../club/benefits/give-benefit.ts'
import { changeTiers } from '../../club/membership/index.ts'
import { renewMembership } from '../../club/membership/renew-membership.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { leftBehind } from './testing/left-behind.ts'

const ROUNDS = 4

/** What was done, or which refusal said no; or what should not happen. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

race(
  'whatever the merged member does at the moment of the merge is done before it or refused, and left on nobody',
  {
    look: /FROM members who|FROM rewards r|INSERT INTO customer_merges/,
    parties: 3,
    off: [...openLedger, [/ AND \(mergedIntoId IS NULL OR \?\)/, ' AND ? IS NOT NULL']],
    sees: expect.anything(),
  },
  async (contest) => {
    const club = await testClub()
    const { app, reception, storeId } = club
    const gift = await withReward(club, { stockLeft: null, perMemberLimit: null })
    for (let round = 0; round < ROUNDS; round++) {
      const [kept, merged] = [await club.addMember(), await club.addMember()]
      const { memberId } = merged
      const change = {
        memberId,
        from: 'standard',
        to: 'silver',
        cause: 'test',
        ruleVersion: 1,
        effectiveOn: '2020-01-02',
      }
      await app.db.unit(systemAct(app.groupId), (unit) => changeTiers(unit, [change]))
      const visitId = await earn(club, merged, 200)
      const use = { memberId, storeId, code: 'wash', quantity: 1 }
      const payment = { way: 'fee' as const, paidFen: 1_000_000 }
      const shop = contest(club)
      const outcomes = await Promise.all(
        [
          mergeInto(shop, kept, merged),
          earn(shop, merged, 100),
          redeem(shop, merged, gift),
          giveBenefit(shop.app, reception, use, newKey(reception)),
          renewMembership(shop.app, systemAct(app.groupId, 'test.renew'), memberId, payment),
          voidVisit(shop.app, reception, visitId, '测试', newKey(reception)),
        ].map(outcome),
      )
      for (const said of outcomes) expect(['done', 'NOT_FOUND', 'MERGE_OPEN', 'POINTS_SHORT']).toContain(said)
      expect(await leftBehind(app.db.read)).toBe(0)
      const { redeemable, held } = (await pointsOf(club, outcomes[0] === 'done' ? kept : merged))!
      const [, earned, redeemed, , , voided] = outcomes.map((said) => said === 'done')
      expect(redeemable + held).toBe((earned ? 100 : 0) + (voided ? 0 : 200))
      expect(held).toBe(redeemed && outcomes[0] === 'MERGE_OPEN' ? 100 : 0)
    }
    expect((await auditClub(app.db.read)).findings).toEqual([])
  },
)
