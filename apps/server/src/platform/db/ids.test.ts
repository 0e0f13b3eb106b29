import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are 26 characters, never the same, each greater than the one before', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(new Set(ids).size).toBe(10_000)
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
})
