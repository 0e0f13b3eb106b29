import { defaultRules } from '@cheyou/domain'
import { expect, it } from 'vitest'
import { addManager } from '../../../testing/desk.ts'
import { newKey, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { previewVisit } from './settle-visit.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from './void-visit.ts'

const DAY_MS = 86_400_000

const limitedClub = () =>
  testClub((rules) => ({ ...rules, limits: { ...rules.limits, visit: defaultRules().limits.visit } }))

const draftOf = (
  { storeId }: TestClub,
  { memberId, vehicleId }: TestMember,
  amountFen: number,
  orderNumber?: string,
) => ({
  storeId,
  memberId,
  vehicleId,
  workType: 'repair',
  lines: [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen }],
  ...(orderNumber !== undefined && { orderNumber }),
})

it('a sum above the limit of the role, or without an order number, waits for a manager; nobody settles what nobody believes', async () => {
  const club = await limitedClub()
  const member = await club.addMember()
  const manager = await addManager(club, '顾晓岚')
  const settle = (caller: StaffCaller, amountFen: number, orderNumber?: string) =>
    settleAsShown(club.app, caller, draftOf(club, member, amountFen, orderNumber), newKey(caller))
  const { reception } = club
  await expect(settle(reception, 500_001)).rejects.toMatchObject({
    code: 'VISIT_NEEDS_MANAGER',
    facts: { mostFen: 500_000, numbered: false },
  })
  await expect(settle(reception, 5_000_001, 'RO1')).rejects.toMatchObject({ code: 'VISIT_NEEDS_MANAGER' })
  await expect(previewVisit(club.app, reception, draftOf(club, member, 500_001))).rejects.toMatchObject({
    code: 'VISIT_NEEDS_MANAGER',
  })
  await expect(settle(manager, 50_000_001, 'RO1')).rejects.toMatchObject({ code: 'VISIT_TOO_LARGE' })
  await settle(reception, 500_000)
  await settle(reception, 5_000_000, 'RO1')
  await settle(manager, 5_000_001)
})

async function settled(club: TestClub): Promise<string> {
  const visit = draftOf(club, await club.addMember(), 100_00)
  return (await settleAsShown(club.app, club.reception, visit, newKey(club.reception))).visitId
}

it('reception voids on the day itself, afterwards a manager; a repeated request still gets its answer the day after', async () => {
  const club = await testClub()
  const { app, reception, clock } = club
  const manager = await addManager(club, '顾晓岚')
  const [sameDay, later] = [await settled(club), await settled(club)]
  const key = newKey(reception)
  const answer = await voidVisit(app, reception, sameDay, '记错了', key)
  clock.advance(DAY_MS)
  expect(await voidVisit(app, reception, sameDay, '记错了', key)).toEqual(answer)
  await expect(voidVisit(app, reception, later, '记错了', newKey(reception))).rejects.toMatchObject({
    code: 'VOID_NEEDS_MANAGER',
  })
  await voidVisit(app, manager, later, '记错了', newKey(manager))
})

it('what an import brought or corrected is voided by an administrator of the group alone', async () => {
  const club = await testClub()
  const { app, reception } = club
  const manager = await addManager(club, '顾晓岚')
  const admin: StaffCaller = { ...manager, role: 'group_admin' }
  const visitId = await settled(club)
  await app.db.upkeep((sql) => sql.run('UPDATE visits SET settledBy = NULL WHERE id = ?', [visitId]))
  for (const caller of [reception, manager])
    await expect(voidVisit(app, caller, visitId, '记错了', newKey(caller))).rejects.toMatchObject({
      code: 'VISIT_IMPORTED',
    })
  await voidVisit(app, admin, visitId, '售后系统停机', newKey(admin))
})
