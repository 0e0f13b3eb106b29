import { expect, it } from 'vitest'
import { settableClock } from '../../clock.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { rateLimits } from './rate-limit.ts'

const clock = settableClock(new Date('2026-11-28T02:00:00Z'))

it('lets a caller knock as often as said, then says when to come back; others are not in the way', async () => {
  const { db } = await testDatabase({ clock })
  const limits = rateLimits(1, db)
  for (let i = 0; i < 20; i++) await limits('secret', 'ip:203.0.113.9')
  await expect(limits('secret', 'ip:203.0.113.9')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    facts: { retryAfterSeconds: expect.closeTo(60, 0) },
  })
  await limits('secret', 'ip:203.0.113.10')
  await limits('read', 'ip:203.0.113.9')
})

it('is widened by a factor, for a shop whose phones all come from one address', async () => {
  const { db } = await testDatabase({ clock })
  const limits = rateLimits(3, db)
  for (let i = 0; i < 60; i++) await limits('secret', 'a')
  await expect(limits('secret', 'a')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

/** How many of some calls were let through. @throws what is no refusal for too many */
async function letThrough(calls: readonly Promise<void>[]): Promise<number> {
  const ends = await Promise.allSettled(calls)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'RATE_LIMITED' })
  return ends.filter(({ status }) => status === 'fulfilled').length
}

it('counts what tests a secret for all processes together, also at the same moment, and begins again when its time is over', async () => {
  const { db } = await testDatabase({ clock })
  const processes = [rateLimits(1, db), rateLimits(1, db), rateLimits(1, db)]
  const knock = () =>
    processes.flatMap((limits) => Array.from({ length: 15 }, () => limits('secret', 'ip:198.51.100.7')))
  expect(await letThrough(knock())).toBe(20)
  clock.advance(61_000)
  // Each process has a clock of its own for what it alone counts.
  expect(
    await letThrough([rateLimits(1, db), rateLimits(1, db)].map((limits) => limits('secret', 'ip:198.51.100.7'))),
  ).toBe(2)
})

it('counts wrong codes for all processes, and a guess too many is not told from a right one', async () => {
  const { db } = await testDatabase({ clock })
  const processes = Array.from({ length: 4 }, () => rateLimits(1, db))
  expect(
    await letThrough(
      processes.flatMap((limits) => Array.from({ length: 5 }, () => limits.noteWrong('cardGuess', '1'))),
    ),
  ).toBe(10)
  await expect(processes[0]!.noteWrong('cardGuess', '1')).rejects.toMatchObject({ facts: { retryAfterSeconds: 300 } })
  await processes[0]!.noteWrong('cardGuess', '2')
})
