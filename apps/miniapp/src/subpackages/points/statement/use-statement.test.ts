import { expect, it } from 'vitest'
import type { StatementEntry } from '@cheyou/contract'
import { byMonth } from './use-statement.ts'

function entry(id: string, on: string): StatementEntry {
  const subject = { orderNumber: null, plate: null, rewardName: null, sourceName: null, reason: null }
  return { id, kind: 'visit', at: `${on}T02:00:00.000Z`, on, qualifying: 1, redeemable: 1, debt: 0, subject }
}

it('puts entries under their months and keeps their order', () => {
  const months = byMonth([entry('c', '2026-11-20'), entry('b', '2026-11-02'), entry('a', '2025-11-30')])
  expect(months.map(({ month, entries }) => [month, entries.map(({ id }) => id)])).toEqual([
    ['2026-11', ['c', 'b']],
    ['2025-11', ['a']],
  ])
})
