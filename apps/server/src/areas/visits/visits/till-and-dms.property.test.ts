import type { VisitDraft } from '@cheyou/contract'
import type { RuleSet } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { integer } from '../../../platform/db/sql.ts'
import { earn, pointsOf, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { newKey } from '../../../testing/test-app.ts'
import { benefitsLeftOf } from '../../club/benefits/index.ts'
import { voucherOffers } from '../../club/rewards/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { openDms, tellOrder, TODAY } from './testing/dms.ts'
import { asManager, keptOf, openTill, type Till } from './testing/till.ts'
import { voidVisit } from './void-visit.ts'

const change = (rules: RuleSet): RuleSet => ({
  ...rules,
  discounts: { order: ['benefit', 'tier', 'threshold', 'voucher'], stacking: 'both' },
  vouchers: { partialUse: true, perVisitMax: 2 },
})

const settled = fc.record({
  lines: fc.array(
    fc.record({
      lineKind: fc.constantFrom('labour' as const, 'part' as const),
      payer: fc.constantFrom('customer' as const, 'customer' as const, 'insurer' as const),
      amountFen: fc.nat(60_000),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  prices: fc.constantFrom('list' as const, 'billed' as const),
  voucher: fc.boolean(),
  wash: fc.boolean(),
  discretionFen: fc.constantFrom(0, 0, 7, 500),
})
type Settled = typeof settled extends fc.Arbitrary<infer Value> ? Value : never
/** What may happen to the order afterwards. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('list' as const, 'net' as const) },
  { weight: 2, arbitrary: fc.record({ changed: fc.array(fc.nat(80_000), { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.constantFrom('order void' as const, 'desk void' as const) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function openWorld() {
  const till = await openTill('gold', { change })
  const { club, member } = till
  await earn(club, member, 12_000)
  const voucher = await redeem(club, member, await withVoucher(club, { faceFen: 20_000 }))
  return { till, dms: await openDms(club, member), voucherId: voucher.id }
}
type World = Awaited<ReturnType<typeof openWorld>>

/** What a visit uses and voiding it brings back. */
async function standing({ club, member }: Till) {
  const { db, groupId } = club.app
  const { memberId } = member
  const rules = await rulesInForce(db.read, groupId, club.clock.now())
  return {
    points: await pointsOf(club, member),
    vouchers: await voucherOffers(db.read, groupId, memberId, 'usable', TODAY),
    benefits: await benefitsLeftOf(db.read, { memberId, rules, today: TODAY }),
  }
}

const VOUCHER_POINTS = 50
const spendable = ({ points }: Awaited<ReturnType<typeof standing>>) => points!.redeemable + points!.held

async function refusalOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

type Lines = VisitDraft['lines']

const tell = ({ till, dms }: World, orderNumber: string, lines: Lines, state: 'settled' | 'void') =>
  tellOrder(till.club, dms, orderNumber, lines, state)

const storedVisit = ({ till }: World, visitId: string) =>
  till.club.app.db.read.one<{ state: string; customerFen: unknown }>(
    'SELECT state, customerFen FROM visits WHERE id = ?',
    [visitId],
  )

/** Settles, lets the order come again in any way, and holds the points to the bill after each. @returns whether it could be settled */
async function live(world: World, number: number, wish: Settled, steps: Step[]) {
  const { till, voucherId } = world
  const manager = asManager(till.club)
  const before = await standing(till)
  const { lines, prices, voucher, wash, discretionFen } = wish
  const washed = wash ? lines.findIndex(({ payer, amountFen }) => payer === 'customer' && amountFen > 0) : -1
  const orderNumber = `RO${number}`
  const draft = till.draft(
    lines.map((line, i) => ({ ...line, itemName: `项目${i + 1}` })),
    {
      orderNumber,
      prices,
      discretionFen,
      vouchers: voucher ? [voucherId] : [],
      benefits: washed < 0 ? [] : [{ code: 'wash', lineNo: washed + 1 }],
    },
  )
  const settling = till.settle(draft, manager)
  if ((await refusalOf(settling)) !== null) return false
  const { visitId, totals } = await settling
  const atTill = await standing(till)
  const { netFen } = await keptOf(till.club, visitId)
  const bills = { list: draft.lines, net: draft.lines.map((line, i) => ({ ...line, amountFen: netFen[i]! })) }
  let given = true
  let told: Lines = draft.lines
  for (const one of [...steps, 'order void' as const]) {
    if (one === 'desk void')
      given &&= (await refusalOf(voidVisit(till.club.app, manager, visitId, '错', newKey(manager)))) !== null
    else {
      if (typeof one !== 'string')
        told = one.changed.map((amountFen) => ({ lineKind: 'labour', payer: 'customer', amountFen }))
      else if (one !== 'order void') told = bills[one]
      await tell(world, orderNumber, told, one === 'order void' ? 'void' : 'settled')
      if (one === 'order void') given = false
    }
    const { state, customerFen } = (await storedVisit(world, visitId))!
    const now = await standing(till)
    const earned = state === 'settled' ? Math.floor(integer(customerFen) / 100) : 0
    const spent = given && voucher ? VOUCHER_POINTS : 0
    expect(spendable(now)).toBe(spendable(before) - spent + earned)
    // As long as it was not given back, what the till took off is off whatever the DMS calls the bill.
    if (given && (told === bills.list || told === bills.net)) {
      expect(integer(customerFen)).toBe(totals.customerFen)
      expect(now).toEqual(atTill)
    }
    if (state === 'void') expect(now).toEqual(before)
    if (one !== 'desk void') {
      await tell(world, orderNumber, told, one === 'order void' ? 'void' : 'settled')
      expect(await standing(till)).toEqual(now)
    }
  }
  return true
}

test('an order settled at the till and told by the DMS in any way earns what its bill says, and what came off stays off', async () => {
  const world = await openWorld()
  let number = 0
  let settledOnes = 0
  await fc.assert(
    fc.asyncProperty(settled, fc.array(step, { minLength: 1, maxLength: 5 }), async (wish, steps) => {
      if (await live(world, ++number, wish, steps)) settledOnes += 1
      expect((await auditClub(world.till.club.app.db.read)).findings).toEqual([])
    }),
    { numRuns: runs(60), endOnFailure: true },
  )
  expect(settledOnes).toBeGreaterThan(20)
})
