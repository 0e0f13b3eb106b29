import { expect, test } from 'vitest'
import { addCustomers } from '../../../testing/customers.ts'
import { systemAct, testClub } from '../../../testing/test-app.ts'
import { enrolExisting, previewEntry } from './enrol-existing.ts'

const TODAY = '2026-11-18'

test('a batch that was cut off goes on where it stood', async () => {
  const { app, storeId } = await testClub()
  const { groupId } = app
  await app.db.unit(systemAct(groupId), (unit) => addCustomers(unit, storeId, 25))
  expect(await previewEntry(app, TODAY)).toMatchObject({ customers: 25, joining: 25 })
  const cutOff = ({ left }: { left: number }): void => {
    if (left === 5) throw new Error('pulled out')
  }
  await expect(enrolExisting(app, TODAY, { atOnce: 10, onBatch: cutOff })).rejects.toThrow('pulled out')
  expect(await previewEntry(app, TODAY)).toMatchObject({ customers: 25, joining: 5 })

  expect((await enrolExisting(app, TODAY, { atOnce: 10 })).joined).toBe(5)
  expect((await enrolExisting(app, TODAY)).joined).toBe(0)
  const rows = await app.db.read.all<{ tier: string }>('SELECT tier, joinedOn, joinedVia FROM members')
  expect(rows).toEqual(Array.from({ length: 25 }, () => ({ tier: 'standard', joinedOn: TODAY, joinedVia: 'founding' })))
})
