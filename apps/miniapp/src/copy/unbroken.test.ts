import { expect, it } from 'vitest'
import { unbroken, withUnits } from './unbroken.ts'

it('keeps a figure with its unit', () => {
  expect(unbroken(['工时 9 折', '配件 9.5 折']).join('，')).toBe('工时\u00a09\u00a0折，配件\u00a09.5\u00a0折')
})

it('keeps the units of a sentence, which breaks elsewhere', () => {
  expect(withUnits('有效期至 2026年12月31日，还有 33 天')).toBe('有效期至 2026年12月31日，还有 33\u00a0天')
  expect(withUnits('过期退回 1,600 积分 · 9.5 折')).toBe('过期退回 1,600\u00a0积分 · 9.5\u00a0折')
})
