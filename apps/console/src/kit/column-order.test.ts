import { expect, it } from 'vitest'
import { inOrder, isShown, moved, turned, usualColumns } from './column-order.ts'

const all = [
  { key: 'name' },
  { key: 'tier' },
  { key: 'phone' },
  { key: 'held', optional: true as const },
  { key: 'day' },
]
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key)

it('desk C7: columns stand as they were moved, the first always first', () => {
  expect(keys(inOrder(all, []))).toEqual(['name', 'tier', 'phone', 'held', 'day'])
  const down = moved(usualColumns, all, 'tier', 1)
  expect(keys(inOrder(all, down.order))).toEqual(['name', 'phone', 'tier', 'held', 'day'])
  expect(keys(inOrder(all, ['day', 'name', 'tier', 'phone', 'held']))[0]).toBe('name')
  expect(moved(usualColumns, all, 'tier', -1)).toBe(usualColumns)
  expect(moved(usualColumns, all, 'day', 1)).toBe(usualColumns)
})

it('desk C7: a column that a version adds stands at its usual place, one that it removes is ignored', () => {
  const before = ['phone', 'gone', 'tier', 'day']
  expect(keys(inOrder(all, before))).toEqual(['name', 'phone', 'held', 'tier', 'day'])
  const withNew = [all[0]!, { key: 'new' }, ...all.slice(1)]
  expect(keys(inOrder(withNew, before))).toEqual(['name', 'new', 'phone', 'held', 'tier', 'day'])
})

it('desk C7: what is hidden or shown is kept by its key, and turned back leaves nothing', () => {
  const choice = turned(turned(usualColumns, all[2]!, false), all[3]!, true)
  expect(choice).toEqual({ hidden: ['phone'], shown: ['held'], order: [] })
  expect(all.filter((column) => isShown(column, choice)).map(({ key }) => key)).toEqual(['name', 'tier', 'held', 'day'])
  expect(turned(turned(choice, all[2]!, true), all[3]!, false)).toEqual(usualColumns)
})
