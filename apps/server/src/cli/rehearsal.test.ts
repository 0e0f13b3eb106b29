import { expect, it } from 'vitest'
import { newId } from '../platform/db/ids.ts'
import { systemAct, newKey } from '../testing/test-app.ts'
import { addStaff } from '../areas/people/auth/index.ts'
import { emptyClub } from '../areas/visits/dms/testing/empty-club.ts'
import { lineRow, orderRow, smallExport, writeExport } from '../areas/visits/dms/testing/export-files.ts'
import { exportOf } from '../areas/visits/dms/testing/refunds.ts'
import { settleAsShown } from '../testing/settle-as-shown.ts'
import { runCli } from './testing/run-cli.ts'

it('a dry run knows what the till took off an order, and says what the import then does', async () => {
  const club = await emptyClub()
  await club.import(smallExport(), { joinAll: '2010-01-01' })
  const { app } = club
  const [member, car, store] = await Promise.all(
    ['members', 'vehicles', 'stores'].map((table) => app.db.read.one<{ id: string }>(`SELECT id FROM ${table}`)),
  )
  const person = { name: '罗婧', role: 'manager' as const, storeIds: [store!.id] }
  const id = await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  const manager = { id, sessionId: newId(), ownCustomerIds: [], ...person }
  const line = { itemName: '保养工时', lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 10_000 }
  const place = { storeId: store!.id, memberId: member!.id, vehicleId: car!.id, workType: 'regular_service' }
  const draft = { ...place, orderNumber: 'RO2', lines: [line], discretionFen: 1_000 }
  await settleAsShown(app, manager, draft, newKey(manager))
  expect(await club.points()).toBe(190)

  const day = { 进厂日期: '2026-11-18', 结算日期: '2026-11-18' }
  const told = (yuan: string) => {
    const { archive, orders, lines } = smallExport()
    const order = orderRow({ 工单号: 'RO2', ...day })
    return { archive, orders: [...orders, order], lines: [...lines, lineRow({ 工单号: 'RO2', 金额: yuan })] }
  }
  const expected = [
    ['100.00', { changed: 0, same: 2 }, 0],
    ['50.00', { changed: 1, same: 1 }, -50],
    ['90.00', { changed: 1, same: 1 }, 50],
  ] as const
  for (const [yuan, orders, redeemable] of expected) {
    const args = ['import', writeExport(told(yuan)), '--json']
    for (const run of [await runCli([...args, '--dry-run'], club.env), await runCli(args, club.env)])
      expect(JSON.parse(run.stdout)).toMatchObject({ orders, points: { redeemable } })
  }
  expect(await club.points()).toBe(190)
  expect((await runCli(['audit'], club.env)).exitCode).toBe(0)
})

it('a dry run knows the refunds of an order, and the order of a refund', async () => {
  const club = await emptyClub()
  const order = { number: 'RO1', yuan: '100.00' }
  const refund = { number: 'RT1', yuan: '-40.00', original: 'RO1' }
  await club.import(exportOf([order, refund]), { joinAll: '2010-01-01' })
  const expected = [
    [{ number: 'RT2', yuan: '-80.00', original: 'RO1' }, -60, [{ orderNumber: 'RT2', outcome: 'reversed' }]],
    [{ ...order, yuan: '200.00' }, 80, [{ orderNumber: 'RT1' }, { orderNumber: 'RT2' }]],
    [{ ...refund, original: '' }, 0, [{ orderNumber: 'RT1', outcome: 'deducted' }]],
    [{ number: 'RT3', yuan: '-5.00', original: 'RO9' }, 0, [{ orderNumber: 'RT3', outcome: 'waits' }]],
    [{ number: 'RO9', yuan: '9.00' }, 4, [{ orderNumber: 'RT3', outcome: 'reversed' }]],
  ] as const
  for (const [said, redeemable, refunds] of expected) {
    const args = ['import', writeExport(exportOf([said])), '--json']
    for (const run of [await runCli([...args, '--dry-run'], club.env), await runCli(args, club.env)])
      expect(JSON.parse(run.stdout)).toMatchObject({ points: { redeemable }, refunds })
  }
  const again = await runCli(['import', writeExport(exportOf([{ ...order, yuan: '50.00' }]))], club.env)
  expect(again.stdout).toContain(
    '退款 1 笔：按原工单收回积分\n  工单 RT2 退 80.00 元，原工单 RO1：累计 −50，可兑换 −50',
  )
  expect((await runCli(['audit'], club.env)).exitCode).toBe(0)
})
