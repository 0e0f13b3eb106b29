import { businessDateOf } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { carApprovals, discountApprovalsOf } from './approvals.queries.ts'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { onlyOn } from '../../../testing/test-database.ts'
import { withoutGuard } from '../../../testing/without-guard.ts'
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

test('of two managers one decides, never on what they asked for themselves; of many tills one uses it', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const [first, second] = [await addManager(club, '甲'), await addManager(club, '乙')]
  const { approvalId } = await ask(club, first, member)
  expect(await codeOf(approveDiscount(club.app, first, approvalId, newKey(first)))).toBe('APPROVAL_OWN')
  expect(await use(club, member, approvalId)).toBe('APPROVAL_STATE')
  const third = await addManager(club, '丙')
  const decisions = await Promise.all([
    codeOf(approveDiscount(club.app, second, approvalId, newKey(second))),
    codeOf(approveDiscount(club.app, third, approvalId, newKey(third))),
  ])
  expect(decisions.map(String).toSorted()).toEqual(['APPROVAL_STATE', 'null'])
  expect(await approvedFen(club.app.db.read, club.app.groupId, approvalId, placeOf(club, member))).toBe(30_000)
  const uses = await Promise.all([1, 2, 3, 4].map(() => use(club, member, approvalId)))
  expect(uses.filter((code) => code === null)).toHaveLength(1)
  expect(await approvedFen(club.app.db.read, club.app.groupId, approvalId, placeOf(club, member))).toBe(0)
})

onlyOn('mariadb', () => {
  test('the control: where the state is not looked at as it is used, two managers decide and two tills use it', async () => {
    const club = await testClub()
    const member = await club.addMember()
    const decider = await addManager(club, '乙')
    const other = await addManager(club, '丙')
    const { approvalId } = await ask(club, club.reception, member)
    const unguarded = withoutGuard(
      club,
      { look: /FROM discount_approvals/, off: [[/ AND state = \?/, ' AND ? IS NOT NULL']] },
      2,
    )
    const decisions = [decider, other].map((by) => approveDiscount(unguarded.app, by, approvalId, newKey(by)))
    expect((await Promise.all(decisions)).map(({ state }) => state)).toEqual(['approved', 'approved'])
    expect(await Promise.all([1, 2].map(() => use(unguarded, member, approvalId)))).toEqual([null, null])
  })
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
