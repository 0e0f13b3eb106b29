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
import { openDms, tellOrder, type Dms } from './testing/dms.ts'
import { asManager, keptOf, labour, openTill, type Till } from './testing/till.ts'
import { voidVisit } from './void-visit.ts'

const FACE_FEN = 20_000
const VOUCHER_POINTS = 50
const ORDER = 'RO1'

const inParts = (rules: RuleSet): RuleSet => ({ ...rules, vouchers: { partialUse: true, perVisitMax: 2 } })

type Lines = VisitDraft['lines']
const amounts = fc.array(fc.nat(30_000), { minLength: 1, maxLength: 3 })
const linesOf = (fen: readonly number[]): Lines => fen.map((amountFen, i) => labour(amountFen, `项目${i + 1}`))

/** What may happen to an order that took a voucher, and to what is left of it. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('told at list prices' as const, 'told as left' as const) },
  { weight: 3, arbitrary: fc.record({ told: amounts }) },
  { weight: 3, arbitrary: fc.record({ usedElsewhere: fc.nat(25_000) }) },
  { weight: 2, arbitrary: fc.constantFrom('voided elsewhere' as const, 'order void' as const) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface World {
  till: Till
  dms: Dms
  voucherId: string
  /** Of the member before all of it, with what the voucher holds. */
  spendable: number
}

async function openWorld(): Promise<World> {
  const till = await openTill('standard', { change: inParts })
  const { club, member } = till
  await earn(club, member, 2_000)
  const voucher = await redeem(
    club,
    member,
    await withVoucher(club, { faceFen: FACE_FEN, pointsPrice: VOUCHER_POINTS }),
  )
  const { redeemable, held } = (await pointsOf(club, member))!
  return { till, dms: await openDms(club, member), voucherId: voucher.id, spendable: redeemable + held }
}

async function isDone(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The voucher's worth is never passed, no line costs less than nothing, and the points are those of what is left. */
async function expectSound({ till, voucherId, spendable }: World): Promise<void> {
  const { club, member } = till
  const { read } = club.app.db
  const uses = await read.all<{ amountFen: unknown }>(
    'SELECT takenFen AS amountFen FROM voucher_uses WHERE redemptionId = ? AND returnedAt IS NULL',
    [voucherId],
  )
  const taken = await read.all<{ takenFen: unknown; netFen: unknown }>(
    `SELECT d.takenFen, l.amountFen AS netFen FROM visit_discounts d
       JOIN visit_lines l ON l.visitId = d.visitId AND l.lineNo = d.lineNo
     WHERE d.step = 'voucher' AND d.code = ? AND d.undoneAt IS NULL`,
    [voucherId],
  )
  const sum = (of: readonly unknown[]) => of.reduce<number>((all, one) => all + integer(one), 0)
  const takenFen = sum(taken.map((one) => one.takenFen))
  expect(takenFen).toBe(sum(uses.map(({ amountFen }) => amountFen)))
  expect(takenFen).toBeLessThanOrEqual(FACE_FEN)
  for (const { netFen } of taken) expect(integer(netFen)).toBeGreaterThanOrEqual(0)
  const visits = await read.all<{ customerFen: unknown }>(
    "SELECT customerFen FROM visits WHERE memberId = ? AND state = 'settled' ORDER BY id",
    [member.memberId],
  )
  // The first earned what the voucher was redeemed with.
  const [, ...since] = visits.map(({ customerFen }) => integer(customerFen))
  const state = await read.one<{ state: string }>('SELECT state FROM redemptions WHERE id = ?', [voucherId])
  const given = state!.state === 'held' ? 0 : VOUCHER_POINTS
  const { redeemable, held, debt } = (await pointsOf(club, member))!
  const earned = since.reduce((all, fen) => all + Math.floor(fen / 100), 0)
  expect(redeemable + held - debt).toBe(spendable + earned - given)
  expect((await auditClub(read)).findings).toEqual([])
}

async function take(world: World, bills: { list: Lines; left: Lines }, elsewhere: string[], next: Step): Promise<void> {
  const { till, dms, voucherId } = world
  const { club } = till
  if (next === 'voided elsewhere') {
    const visitId = elsewhere.pop()
    const manager = asManager(club)
    if (visitId !== undefined) await voidVisit(club.app, manager, visitId, '错', newKey(manager))
  } else if (next === 'order void') await tellOrder(club, dms, ORDER, bills.list, 'void')
  else if (next === 'told at list prices') await tellOrder(club, dms, ORDER, bills.list)
  else if (next === 'told as left') await tellOrder(club, dms, ORDER, bills.left)
  else if ('told' in next) await tellOrder(club, dms, ORDER, linesOf(next.told))
  else {
    const settling = till.settle(till.draft([labour(next.usedElsewhere)], { vouchers: [voucherId] }))
    if (await isDone(settling)) elsewhere.push((await settling).visitId)
  }
}

test('what is left of a voucher is used elsewhere while the DMS tells its order in any order and at any amounts, and never more than its worth', async () => {
  let settledOnes = 0
  await fc.assert(
    fc.asyncProperty(amounts, fc.array(step, { minLength: 2, maxLength: 7 }), async (fen, steps) => {
      const world = await openWorld()
      const list = linesOf(fen)
      const draft = world.till.draft(list, { orderNumber: ORDER, prices: 'list', vouchers: [world.voucherId] })
      const settling = world.till.settle(draft)
      if (!(await isDone(settling))) return
      settledOnes += 1
      const { netFen } = await keptOf(world.till.club, (await settling).visitId)
      const left = list.map((line, i) => ({ ...line, amountFen: netFen[i]! }))
      const elsewhere: string[] = []
      await expectSound(world)
      for (const one of steps) {
        await take(world, { list, left }, elsewhere, one)
        await expectSound(world)
      }
    }),
    { numRuns: runs(15) },
  )
  expect(settledOnes).toBeGreaterThan(5)
})
