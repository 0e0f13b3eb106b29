import { expect, it } from 'vitest'
import { nightOf } from '../../../testing/night.ts'
import { emptyClub } from './testing/empty-club.ts'
import { lineRow, orderRow, smallExport } from './testing/export-files.ts'

it('the past sets the tier a member begins on; what they earn as a member invites (req. 1.2, 1.5)', async () => {
  const club = await emptyClub()
  const tier = async () => (await club.app.db.read.one<{ tier: string }>('SELECT tier FROM members'))?.tier
  const queue = () => club.app.db.read.all("SELECT toTier, way FROM upgrade_candidates WHERE state = 'open'")
  const past = { ...smallExport(), lines: [lineRow({ 金额: '3500.00' })] }
  await club.import(past, { joinAll: '2010-01-01' })
  expect(await tier()).toBe('silver')
  await nightOf(club.app, '2026-11-18')
  expect(await queue()).toEqual([])

  // The shop's next export, with an order of the day on which everybody was taken in.
  const order = orderRow({ 工单号: 'RO2', 进厂日期: '2026-11-18', 结算日期: '2026-11-18' })
  const lines = [...past.lines, lineRow({ 工单号: 'RO2', 金额: '9000.00' })]
  await club.import({ ...past, orders: [...past.orders, order], lines }, { joinAll: '2010-01-01' })
  expect(await tier()).toBe('silver')
  await nightOf(club.app, '2026-11-18')
  expect(await queue()).toEqual([{ toTier: 'gold', way: 'qualifying_points' }])
})
