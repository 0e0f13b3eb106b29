import { businessDateOf } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { carApprovals, discountApprovalsOf } from './approvals.queries.ts'
import { addManager, openStore } from '../../../testing/desk.ts'
import { moreThan, race } from '../../../testing/race.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { askDiscount } from './ask-discount.ts'
import { approveDiscount, refuseDiscount } from './decide-discount.ts'
import { approvedFen, consumeApproval } from './consume-approval.ts'

async function codeOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function ask(club: TestClub, caller: StaffCaller, { memberId, vehicleId }: TestMember, amountFen = 30_000) {
  const wish = { storeId: club.storeId, memberId, vehicleId, amountFen, billFen: 100_000, reason: '老客户投诉补偿' }
  return askDiscount(club.app, caller, wish, newKey(caller))
}

function placeOf({ storeId, clock }: TestClub, { memberId, vehicleId }: TestMember) {
  return { storeId, memberId, vehicleId, askedOn: businessDateOf(clock.now()) }
}

const use = (club: TestClub, member: TestMember, approvalId: string) =>
  codeOf(
    club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      consumeApproval(unit, { approvalId, visitId: newId() }, placeOf(club, member)),
    ),
  )

/** The state of an approval is not looked at as it is written. */
const anyState = [[/ AND state = \?/, ' AND ? IS NOT NULL']] as const

race(
  'of two managers one decides, never on what they asked for themselves',
  { look: /FROM discount_approvals/, off: anyState, sees: ['null', 'null'] },
  async (contest) => {
    const club = await testClub()
    const member = await club.addMember()
    const [first, second] = [await addManager(club, '甲'), await addManager(club, '乙')]
    const { approvalId } = await ask(club, first, member)
    expect(await codeOf(approveDiscount(club.app, first, approvalId, newKey(first)))).toBe('APPROVAL_OWN')
    expect(await use(club, member, approvalId)).toBe('APPROVAL_STATE')
    const third = await addManager(club, '丙')
    const { app } = contest(club)
    const decisions = await Promise.all([
      codeOf(approveDiscount(app, second, approvalId, newKey(second))),
      codeOf(approveDiscount(app, third, approvalId, newKey(third))),
    ])
    expect(decisions.map(String).toSorted()).toEqual(['APPROVAL_STATE', 'null'])
    expect(await approvedFen(club.app.db.read, club.app.groupId, approvalId, placeOf(club, member))).toBe(30_000)
  },
)

race('of many tills one uses what was approved', { off: anyState, sees: moreThan(1) }, async (contest) => {
  const club = await testClub()
  const member = await club.addMember()
  const decider = await addManager(club, '乙')
  const { approvalId } = await ask(club, club.reception, member)
  await approveDiscount(club.app, decider, approvalId, newKey(decider))
  const tills = contest(club)
  const uses = await Promise.all([1, 2, 3, 4].map(() => use(tills, member, approvalId)))
  expect(uses.filter((code) => code === null)).toHaveLength(1)
  expect(await approvedFen(club.app.db.read, club.app.groupId, approvalId, placeOf(club, member))).toBe(0)
})

test('it is good for its own car, store and day only', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const decider = await addManager(club, '乙')
  const { approvalId } = await ask(club, club.reception, member)
  await approveDiscount(club.app, decider, approvalId, newKey(decider))
  const elsewhere = { ...placeOf(club, member), storeId: newId() }
  expect(await approvedFen(club.app.db.read, club.app.groupId, approvalId, elsewhere)).toBe(0)
  expect(await use(club, await club.addMember(), approvalId)).toBe('APPROVAL_STATE')
  const { approvalId: waiting } = await ask(club, club.reception, member)
  club.clock.advance(86_400_000)
  expect(await use(club, member, approvalId)).toBe('APPROVAL_STATE')
  expect(await codeOf(approveDiscount(club.app, decider, waiting, newKey(decider)))).toBe('APPROVAL_STATE')
  const { rows, pending } = await discountApprovalsOf(club.app, decider, {})
  expect(rows.map(({ state }) => state)).toEqual(['expired', 'expired'])
  expect(pending).toBe(0)
})

test('another amount takes the place of what still waits; a refusal says why', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const decider = await addManager(club, '乙')
  await ask(club, club.reception, member, 50_000)
  const { approvalId } = await ask(club, club.reception, member, 20_000)
  expect(await discountApprovalsOf(club.app, decider, { state: 'pending' })).toMatchObject({
    pending: 1,
    rows: [{ approvalId, amountFen: 20_000, billFen: 100_000, can: ['approve', 'refuse'] }],
  })
  await refuseDiscount(club.app, decider, { approvalId, reason: '毛利不够' }, newKey(decider))
  const { rows } = await carApprovals(club.app, club.reception, placeOf(club, member))
  expect(rows).toMatchObject([
    { state: 'refused', refusalReason: '毛利不够', decidedBy: '乙', can: [] },
    { state: 'withdrawn', amountFen: 50_000 },
  ])
})

test('nobody asks or decides for a store, a member or a car that is not theirs', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const other = await openStore(club)
  const stranger: StaffCaller = { ...other.reception, role: 'manager' }
  expect(await codeOf(ask(club, stranger, member))).toBe('NOT_FOUND')
  expect(await codeOf(ask({ ...club, storeId: other.storeId }, stranger, member))).toBe('NOT_FOUND')
  expect(await codeOf(ask(club, club.reception, { ...member, vehicleId: newId() }))).toBe('NOT_FOUND')
  const { approvalId } = await ask(club, club.reception, member)
  expect(await codeOf(approveDiscount(club.app, stranger, approvalId, newKey(stranger)))).toBe('NOT_FOUND')
  expect((await discountApprovalsOf(club.app, stranger, {})).rows).toEqual([])
})
