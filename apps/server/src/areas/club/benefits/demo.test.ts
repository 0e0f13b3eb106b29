import { expect, test } from 'vitest'
import { addManager } from '../../../testing/desk.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { furnish } from './demo.ts'
import { putOnTier } from './testing/years.ts'

test.each([
  ['09:00', 0],
  ['16:29', 0],
  ['16:31', 1],
])('at %s the demo shows %i washes of who came today', async (time, washes) => {
  const club = await testClub()
  const { app, clock, storeId, reception } = club
  clock.set(new Date(`2026-11-18T${time}:00+08:00`))
  const member = await club.addMember()
  await putOnTier(club, member, 'gold')
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 50_000 }]
  const draft = { storeId, memberId: member.memberId, vehicleId: member.vehicleId, workType: 'repair', lines }
  await settleAsShown(app, reception, draft, newKey(reception))
  const manager = await addManager(club, '顾晓岚')
  const crew = { storeId, receptionId: reception.id, managerId: manager.id }
  await app.db.unit(systemAct(app.groupId), (unit) => furnish(unit, app, crew))

  const used = await app.db.read.all('SELECT id FROM benefit_uses WHERE memberId = ?', [member.memberId])
  expect(used).toHaveLength(washes)
})
