import { expect, it } from 'vitest'
import { nameIn } from './dictionaries.ts'

it('a code is shown by the name that the shop gave it, and as it is when the shop has none', () => {
  const tiers = [{ code: 'gold', name: '金卡' }]
  expect([nameIn(tiers, 'gold'), nameIn(tiers, 'silver'), nameIn([], 'gold')]).toEqual(['金卡', 'silver', 'gold'])
})
