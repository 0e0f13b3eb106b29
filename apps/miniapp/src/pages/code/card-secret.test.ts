import { expect, it } from 'vitest'
import { clockOffsetMs } from './card-secret.ts'

it('takes the server’s time as given halfway between asking and hearing', () => {
  const serverTime = '2026-11-22T00:01:00.000Z'
  const asked = Date.parse('2026-11-22T00:00:00.000Z')
  expect(clockOffsetMs({ serverTime }, asked, asked + 400)).toBe(60_000 - 200)
})
