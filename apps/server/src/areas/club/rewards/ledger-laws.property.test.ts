import { applyEntries, type Balances } from '@cheyou/domain'
import { runs } from '@cheyou/domain/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Unit } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { changedAsItIs, pointsOf, shown, tellVoucher, withReward, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { cancelForMember, cancelRedemption } from './cancel-redemption.ts'
import { handOver, undoHandOver } from './hand-over.ts'
import { redeemReward } from './redeem-reward.ts'
import { parseRedemptionText } from './redemption-code.ts'
import { findRedemption } from './redemptions.repository.ts'
import { returnVouchers, useVouchers, type VoucherPostings } from './use-vouchers.ts'
import { auditClub } from '../../../audit.ts'

const PRICE = 40
const VOUCHER_PRICE = 25
const FACE_FEN = 1_000
const STOCK = 1_000

/** What a desk and a member can do; numbers choose among what there is then. */
type Step =
  | { do: 'settle'; points: number }
  | { do: 'void'; which: number }
  | { do: 'redeem'; quantity: number }
  | { do: 'redeemVoucher' }
  | { do: 'cancel'; which: number; quantity: number | null; byStaff: boolean }
  | { do: 'handOver' | 'undo'; which: number }
  | { do: 'use'; which: number; onVisit: number; takenFen: number }

const which = fc.nat(20)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('settle' as const), points: fc.integer({ min: 0, max: 150 }) }),
  fc.record({ do: fc.constant('void' as const), which }),
  fc.record({ do: fc.constant('redeem' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('redeemVoucher' as const) }),
  fc.record({
    do: fc.constant('cancel' as const),
    which,
    quantity: fc.option(fc.integer({ min: 1, max: 3 })),
    byStaff: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('handOver' as const, 'undo' as const), which }),
  fc.record({
    do: fc.constant('use' as const),
    which,
    onVisit: which,
    takenFen: fc.integer({ min: 1, max: FACE_FEN }),
  }),
)

type State = 'held' | 'handed_over' | 'cancelled'

interface ModelRedemption {
  id: string
  code: string
  price: number
  quantity: number
  state: State
  /** Fen left of a voucher; null: it is none. */
  leftFen: number | null
}

/** The simplest thing that could be right: one number that may go below zero stands for balance and debt. */
interface Model {
  qualifying: number
  net: number
  visits: { id: string; points: number; settled: boolean; uses: { of: ModelRedemption; takenFen: number }[] }[]
  redemptions: ModelRedemption[]
}

interface World {
  club: TestClub
  member: TestMember
  giftId: string
  voucherId: string
  model: Model
}

const chosen = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(1, list.length)]

async function run(world: World, next: Step): Promise<void> {
  const { model } = world
  if (next.do === 'settle') return settle(world, next.points)
  if (next.do === 'redeem') return redeem(world, world.giftId, PRICE, next.quantity)
  if (next.do === 'redeemVoucher') return redeem(world, world.voucherId, VOUCHER_PRICE, 1)
  if (next.do === 'void') return voidOne(world, next.which)
  const redemption = chosen(model.redemptions, next.which)
  if (!redemption) return
  if (next.do === 'cancel') return cancel(world, redemption, next)
  if (next.do === 'use') return use(world, redemption, next)
  return next.do === 'handOver' ? give(world, redemption) : takeBack(world, redemption)
}

async function settle({ club, member, model }: World, points: number): Promise<void> {
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: points * 100 + 99 }]
  const { memberId, vehicleId } = member
  const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', lines }
  const { visitId } = await settleAsShown(club.app, club.reception, draft, newKey(club.reception))
  model.visits.push({ id: visitId, points, settled: true, uses: [] })
  model.qualifying += points
  model.net += points
}

/** Voiding gives the vouchers back; asked for once more, it gives nothing. */
async function voidOne({ club, member, model }: World, number: number): Promise<void> {
  const visit = chosen(model.visits, number)
  if (!visit) return
  const admin = { ...club.reception, role: 'group_admin' as const }
  const outcome = await refusalOf(voidVisit(club.app, admin, visit.id, '测试', newKey(admin)))
  expect(outcome).toBe(visit.settled ? null : 'VISIT_STATE')
  if (!visit.settled) return
  await posting(club, member, async (unit, { balances }) => {
    const postings = await returnVouchers(unit, visit.id)
    return {
      postings,
      balances: applyEntries(
        balances,
        postings.flatMap(({ entries }) => entries),
      ),
    }
  })
  visit.settled = false
  model.qualifying -= visit.points
  model.net -= visit.points
  for (const { of, takenFen } of visit.uses) of.leftFen! += takenFen
  for (const { of } of visit.uses.splice(0)) if (of.leftFen === FACE_FEN) of.state = 'held'
}

async function redeem({ club, member, model }: World, rewardId: string, price: number, quantity: number) {
  const redeeming = redeemReward(
    club.app,
    member,
    { rewardId, quantity, quotedPoints: price * quantity },
    newKey(member),
  )
  const outcome = await refusalOf(redeeming)
  expect(outcome).toBe(model.net >= price * quantity ? null : 'POINTS_SHORT')
  if (outcome) return
  const { redemptionId: id, code: text, voucher } = (await redeeming).redemption
  const code = parseRedemptionText(text)!
  model.redemptions.push({ id, code, price, quantity, state: 'held', leftFen: voucher?.leftFen ?? null })
  model.net -= price * quantity
}

async function cancel(
  { club, member, model }: World,
  redemption: ModelRedemption,
  { quantity, byStaff }: { quantity: number | null; byStaff: boolean },
): Promise<void> {
  const cancellation = { redemptionId: redemption.id, quantity }
  const outcome = await refusalOf(
    byStaff
      ? cancelForMember(
          club.app,
          club.reception,
          { ...cancellation, reason: '测试' },
          newKey(club.reception),
          changedAsItIs,
        )
      : cancelRedemption(club.app, member, cancellation, newKey(member)),
  )
  const cancelled = quantity ?? redemption.quantity
  if (redemption.state !== 'held') return expect(outcome).toBe('REDEMPTION_STATE')
  expect(outcome).toBe(cancelled > redemption.quantity ? 'REDEMPTION_QUANTITY' : null)
  if (outcome) return
  model.net += cancelled * redemption.price
  if (cancelled === redemption.quantity) redemption.state = 'cancelled'
  else redemption.quantity -= cancelled
}

async function give({ club }: World, redemption: ModelRedemption): Promise<void> {
  const outcome = await refusalOf(
    handOver(club.app, club.reception, await shown(club, redemption), newKey(club.reception), changedAsItIs),
  )
  if (redemption.leftFen !== null) return expect(outcome).toBe('VOUCHER_AT_TILL')
  expect(outcome).toBe(redemption.state === 'held' ? null : 'REDEMPTION_STATE')
  if (outcome === null) redemption.state = 'handed_over'
}

async function takeBack({ club }: World, redemption: ModelRedemption): Promise<void> {
  const request = { redemptionId: redemption.id, reason: '测试' }
  const outcome = await refusalOf(
    undoHandOver(club.app, club.reception, request, newKey(club.reception), changedAsItIs),
  )
  if (redemption.state !== 'handed_over') return expect(outcome).toBe('REDEMPTION_STATE')
  expect(outcome).toBe(redemption.leftFen === null ? null : 'VOUCHER_AT_TILL')
  if (outcome === null) redemption.state = 'held'
}

/** A voucher used on a settled visit; at most once on each. */
async function use({ club, member, model }: World, redemption: ModelRedemption, next: Step & { do: 'use' }) {
  const visit = chosen(
    model.visits.filter((one) => one.settled && one.uses.every(({ of }) => of !== redemption)),
    next.onVisit,
  )
  if (!visit) return
  const takenFen = Math.min(next.takenFen, redemption.leftFen || next.takenFen)
  const outcome = await refusalOf(
    posting(club, member, async (unit, at) => {
      await tellVoucher(unit, visit.id, redemption.id, takenFen)
      const uses = [{ redemptionId: redemption.id, takenFen }]
      return useVouchers(unit, { ...at, visitId: visit.id, storeId: club.storeId }, uses)
    }),
  )
  if (redemption.leftFen === null) return expect(outcome).toBe('NOT_FOUND')
  if (redemption.state === 'cancelled') return expect(outcome).toBe('REDEMPTION_STATE')
  expect(outcome).toBe(redemption.leftFen === 0 ? 'VOUCHER_USED_UP' : null)
  if (outcome) return
  redemption.state = 'handed_over'
  redemption.leftFen -= takenFen
  visit.uses.push({ of: redemption, takenFen })
}

/** What the till does about vouchers: balance locked, work done, postings written. */
async function posting(
  club: TestClub,
  { memberId }: TestMember,
  work: (unit: Unit, at: { memberId: string; balances: Balances }) => Promise<VoucherPostings>,
): Promise<void> {
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    const before = await lockBalance(unit, memberId)
    const { postings, balances } = await work(unit, { memberId, balances: before })
    const entries = postings.flatMap((one) => one.entries)
    expect(balances).toEqual(applyEntries(before, entries))
    await postEntries(unit, new Map([[memberId, before]]), postings)
  })
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

async function expectAsModelled({ club, member, model }: World): Promise<void> {
  const held = model.redemptions.filter(({ state }) => state === 'held')
  expect(await pointsOf(club, member)).toEqual({
    qualifying: model.qualifying,
    redeemable: Math.max(0, model.net),
    held: held.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    debt: Math.max(0, -model.net),
  })
}

async function expectRedemptionsAsModelled({ club, model }: World): Promise<void> {
  const { app } = club
  for (const { id, state, quantity, leftFen } of model.redemptions) {
    const found = await findRedemption(app.db.read, app.groupId, { id })
    expect({ state: found?.state, quantity: found?.quantity, leftFen: found?.voucher?.leftFen ?? null }).toEqual({
      state,
      quantity,
      leftFen,
    })
  }
}

test('any history leaves the balances, stock and vouchers of the model, and the audit finds nothing', async () => {
  const club = await testClub((rules) => ({ ...rules, vouchers: { ...rules.vouchers, partialUse: true } }))
  const free = { stockLeft: STOCK, perMemberLimit: null }
  const giftId = await withReward(club, { ...free, pointsPrice: PRICE })
  const voucherId = await withVoucher(club, { ...free, pointsPrice: VOUCHER_PRICE, faceFen: FACE_FEN })
  const taken = { gifts: 0, vouchers: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const model: Model = { qualifying: 0, net: 0, visits: [], redemptions: [] }
      const world: World = { club, member: await club.addMember(), giftId, voucherId, model }
      for (const next of steps) {
        await run(world, next)
        await expectAsModelled(world)
      }
      await expectRedemptionsAsModelled(world)
      for (const { state, quantity, leftFen } of model.redemptions)
        if (state !== 'cancelled') taken[leftFen === null ? 'gifts' : 'vouchers'] += quantity
    }),
    { numRuns: runs(40) },
  )
  const stock = await club.app.db.read.all('SELECT stockLeft FROM rewards ORDER BY position')
  expect(stock).toEqual([{ stockLeft: STOCK - taken.gifts }, { stockLeft: STOCK - taken.vouchers }])
  const audit = await auditClub(club.app.db.read)
  expect(audit.findings).toEqual([])
  expect(audit.ok).toBe(true)
})
