import type { VisitDraft, VisitPreview } from '@cheyou/contract'
import { businessDateOf, defaultRules, earnForVisit, type RuleSet } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { earn, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { newKey } from '../../../testing/test-app.ts'
import { benefitsLeftOf } from '../../club/benefits/index.ts'
import { openLots, readBalances } from '../../club/points/index.ts'
import { voucherOffers } from '../../club/rewards/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { asManager, keptOf, openTill, type Till } from './testing/till.ts'
import { voidVisit } from './void-visit.ts'
import { auditClub } from '../../../audit.ts'

/** Everything at once: rates one on the other, two vouchers a visit and their rest kept, a manager's discretion. */
const generous = (rules: RuleSet): RuleSet => ({
  ...rules,
  discounts: { order: ['voucher', 'tier', 'benefit', 'threshold'], stacking: 'both' },
  vouchers: { partialUse: true, perVisitMax: 2 },
})

const anyLine = fc.record({
  lineKind: fc.constantFrom('labour' as const, 'part' as const),
  payer: fc.constantFrom('customer' as const, 'customer' as const, 'insurer' as const),
  amountFen: fc.nat(60_000),
})
const asked = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
  vouchers: fc.subarray([0, 1]),
  washes: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
  discretionFen: fc.nat(2_000),
})
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never

/** All that a visit may change and its voiding must bring back. */
async function standing({ club, member }: Till) {
  const { db, groupId } = club.app
  const { memberId } = member
  const today = businessDateOf(club.clock.now())
  const rules = await rulesInForce(db.read, groupId, club.clock.now())
  return {
    balances: (await readBalances(db.read, [memberId])).get(memberId),
    lots: (await openLots(db.read, memberId)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    vouchers: await voucherOffers(db.read, groupId, memberId, 'usable', today),
    benefits: await benefitsLeftOf(db.read, { memberId, rules, today }),
  }
}

function draftOf(till: Till, ids: readonly string[], { lines, vouchers, washes, discretionFen }: Asked): VisitDraft {
  return till.draft(
    lines.map((line) => ({ ...line, itemName: '项目' })),
    {
      vouchers: vouchers.map((index) => ids[index]!),
      benefits: washes.map((lineNo) => ({ code: 'wash', lineNo })),
      discretionFen,
    },
  )
}

/** What the preview says comes off adds up, and what is left is what earns. */
function expectSound({ lines, workType }: VisitDraft, { discounts, totals, points, parts }: VisitPreview): void {
  const own = lines.filter(({ payer }) => payer === 'customer')
  expect(discounts.grossFen).toBe(own.reduce((sum, { amountFen }) => sum + amountFen, 0))
  expect(discounts.lines.reduce((sum, { takenFen }) => sum + takenFen, 0)).toBe(discounts.takenFen)
  expect(discounts.grossFen - discounts.takenFen).toBe(discounts.netFen)
  expect(totals.customerFen).toBe(discounts.netFen)
  const net = lines.map(({ lineKind, payer, amountFen }, index) => {
    const taken = discounts.lines.filter(({ lineNo }) => lineNo === index + 1)
    return {
      lineNo: index + 1,
      lineKind,
      payer,
      amountFen: taken.reduce((left, one) => left - one.takenFen, amountFen),
    }
  })
  for (const { amountFen } of net) expect(amountFen).toBeGreaterThanOrEqual(0)
  expect(parts.map(({ amountFen }) => amountFen)).toEqual(net.map(({ amountFen }) => amountFen))
  expect(points).toMatchObject({
    redeemable: earnForVisit({ lines: net, workType, tier: 'gold', rules: defaultRules() }).redeemable,
  })
}

test('any visit is settled as it was previewed or changes nothing, and voiding it brings everything back', async () => {
  const till = await openTill('gold', { change: generous })
  const { club, member } = till
  const manager = asManager(club)
  await earn(club, member, 12_000)
  const rewardId = await withVoucher(club, { faceFen: 20_000, minimumSpendFen: 5_000 })
  const ids = [(await redeem(club, member, rewardId)).id, (await redeem(club, member, rewardId)).id]
  const before = await standing(till)
  let settledOnes = 0
  await fc.assert(
    fc.asyncProperty(asked, async (wish) => {
      const draft = draftOf(till, ids, wish)
      const { choices, ...preview } = await till.preview(draft, manager)
      expectSound(draft, { ...preview, choices })
      const problem = preview.discounts.offers.find((offer) => offer.problem)?.problem
      if (problem) await expect(till.settle(draft, manager)).rejects.toMatchObject({ code: problem.code })
      else {
        const settled = await till.settle(draft, manager)
        expect(settled).toMatchObject(preview)
        expect((await keptOf(club, settled.visitId)).netFen).toEqual(preview.parts.map(({ amountFen }) => amountFen))
        await voidVisit(club.app, manager, settled.visitId, '试算', newKey(manager))
        settledOnes += 1
      }
      expect(await standing(till)).toEqual(before)
    }),
    { numRuns: runs(120), endOnFailure: true },
  )
  expect(settledOnes).toBeGreaterThan(20)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})
