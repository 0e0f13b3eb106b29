import { expect, it } from 'vitest'
import { rateLimits } from './rate-limit.ts'

it('lets a caller knock as often as said, then says when to come back; others are not in the way', async () => {
  const limits = rateLimits()
  for (let i = 0; i < 20; i++) await limits('secret', 'ip:203.0.113.9')
  await expect(limits('secret', 'ip:203.0.113.9')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    facts: { retryAfterSeconds: expect.closeTo(60, 0) },
  })
  await limits('secret', 'ip:203.0.113.10')
  await limits('read', 'ip:203.0.113.9')
})

it('is widened by a factor, for a shop whose phones all come from one address', async () => {
  const limits = rateLimits(3)
  for (let i = 0; i < 60; i++) await limits('secret', 'a')
  await expect(limits('secret', 'a')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})
