import { expect, it } from 'vitest'
import { nameIn } from './dictionaries.ts'

it('a code is shown by the name that the shop gave it, and in words when the shop has none', () => {
  const tiers = [{ code: 'gold', name: '金卡' }]
  expect([nameIn('tier', tiers, 'gold'), nameIn('tier', tiers, 'silver')]).toEqual(['金卡', '已取消的等级'])
  expect(nameIn('workType', [], 'repair')).toBe('未知维修类型')
})
