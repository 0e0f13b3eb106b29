import { expect, it } from 'vitest'
import { unbroken } from './unbroken.ts'

it('keeps a figure with its unit', () => {
  expect(unbroken(['工时 9 折', '配件 9.5 折']).join('，')).toBe('工时\u00a09\u00a0折，配件\u00a09.5\u00a0折')
})
