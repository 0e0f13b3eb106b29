import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../http/refusal.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'
import { auditLedger, readBalances } from '../points/index.ts'
import { settleVisit } from '../visits/settle-visit.ts'
import { voidVisit } from '../visits/void-visit.ts'
import { cancelRedemption, handOver } from './end-redemption.ts'
import { redeemReward } from './redeem-reward.ts'
import { addRewards, offeredRewards } from './rewards.repository.ts'

const PRICE = 40

/** What a desk and a member can do; numbers choose among what there is then. */
type Step =
  | { do: 'settle'; points: number }
  | { do: 'void'; which: number }
  | { do: 'redeem' }
  | { do: 'cancel' | 'handOver'; which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('settle' as const), points: fc.integer({ min: 0, max: 120 }) }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('redeem' as const) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'handOver' as const), which: fc.nat(20) }),
)

/** The simplest thing that could be right: one number that may go below zero stands for balance and debt. */
interface Model {
  qualifying: number
  net: number
  held: number
  visits: { id: string; points: number; settled: boolean }[]
  redemptions: { id: string; held: boolean }[]
}

async function run(club: TestClub, member: TestMember, rewardId: string, model: Model, next: Step): Promise<void> {
  const { app, reception, storeId } = club
  if (next.do === 'settle') {
    const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: next.points * 100 + 99 }]
    const { memberId, vehicleId } = member
    const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
    const { visitId } = await settleVisit(app, reception, draft, newKey(reception))
    model.visits.push({ id: visitId, points: next.points, settled: true })
    model.qualifying += next.points
    model.net += next.points
  } else if (next.do === 'void') {
    const visit = model.visits[next.which % Math.max(1, model.visits.length)]
    if (!visit) return
    const outcome = await refusalOf(voidVisit(app, reception, visit.id, '测试', newKey(reception)))
    expect(outcome).toBe(visit.settled ? null : 'VISIT_STATE')
    if (!visit.settled) return
    visit.settled = false
    model.qualifying -= visit.points
    model.net -= visit.points
  } else if (next.do === 'redeem') {
    const redeeming = redeemReward(app, member, rewardId, newKey(member))
    const outcome = await refusalOf(redeeming)
    expect(outcome).toBe(model.net >= PRICE ? null : 'POINTS_SHORT')
    if (outcome) return
    model.redemptions.push({ id: (await redeeming).redemption.redemptionId, held: true })
    model.net -= PRICE
    model.held += PRICE
  } else {
    const redemption = model.redemptions[next.which % Math.max(1, model.redemptions.length)]
    if (!redemption) return
    const redemptionId = redemption.id
    const ending =
      next.do === 'cancel'
        ? cancelRedemption(app, member, redemptionId, newKey(member))
        : handOver(app, reception, { redemptionId, storeId }, newKey(reception))
    expect(await refusalOf(ending)).toBe(redemption.held ? null : 'REDEMPTION_STATE')
    if (!redemption.held) return
    redemption.held = false
    model.held -= PRICE
    if (next.do === 'cancel') model.net += PRICE
  }
}

async function refusalOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('any history leaves the balances of the model, and the audit finds nothing', async () => {
  const club = await testClub()
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    addRewards(unit, [
      { kind: 'gift', name: '礼品', description: '', pointsPrice: PRICE, stockLeft: null, perMemberLimit: null },
    ]),
  )
  const [reward] = await offeredRewards(club.app.db.read, club.app.groupId, '')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const member = await club.addMember()
      const model: Model = { qualifying: 0, net: 0, held: 0, visits: [], redemptions: [] }
      for (const next of steps) {
        await run(club, member, reward!.id, model, next)
        const balances = (await readBalances(club.app.db.read, [member.memberId])).get(member.memberId)
        expect(balances).toEqual({
          qualifying: model.qualifying,
          redeemable: Math.max(0, model.net),
          held: model.held,
          debt: Math.max(0, -model.net),
        })
      }
    }),
    { numRuns: 40 },
  )
  const audit = await auditLedger(club.app.db.read)
  expect(audit.findings).toEqual([])
  expect(audit.ok).toBe(true)
})
