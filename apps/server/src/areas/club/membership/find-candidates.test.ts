import { expect, test } from 'vitest'
import { nightOf } from '../../../testing/night.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'

test('who reached a higher tier without the desk is queued at night, and leaves when it is taken back', async () => {
  const club = await testClub()
  const { app, reception, storeId } = club
  const { memberId, vehicleId } = await club.addMember()
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 350_000 }]
  const draft = { storeId, memberId, vehicleId, workType: 'regular_service', lines }
  const { visitId } = await settleAsShown(app, reception, draft, newKey(reception))
  const open = () => app.db.read.all('SELECT toTier, way FROM upgrade_candidates WHERE openMemberId = ?', [memberId])
  expect(await open()).toEqual([{ toTier: 'silver', way: 'qualifying_points' }])

  // As an import would leave it: the visit is there, nobody was told.
  const change = (sql: string, ...params: string[]) =>
    app.db.unit(systemAct(app.groupId), (unit) => unit.sql.run(sql, params))
  await change('DELETE FROM upgrade_candidates WHERE memberId = ?', memberId)
  const night = async (asOf: string) =>
    (await nightOf(app, asOf)).jobs.find(({ name }) => name === 'upgrade_candidates')
  expect(await night('2026-11-19')).toMatchObject({ members: 1, changed: 1 })
  expect(await open()).toHaveLength(1)
  expect(await night('2026-11-19')).toMatchObject({ members: 1, changed: 0 })

  await change("UPDATE visits SET state = 'void' WHERE id = ?", visitId)
  await change('UPDATE point_accounts SET qualifying = 0 WHERE memberId = ?', memberId)
  expect(await night('2027-03-01')).toMatchObject({ members: 1, changed: 1 })
  expect(await open()).toEqual([])
})
