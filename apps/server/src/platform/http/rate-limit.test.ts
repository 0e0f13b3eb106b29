import { endpoints } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { settableClock } from '../../clock.ts'
import { cardGuesses } from '../../areas/club/membership/index.ts'
import { limits } from '../../modules.ts'
import { guessedFreely, moreThan, race } from '../../testing/race.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { newId } from '../db/ids.ts'
import { rateLimits } from './rate-limit.ts'

const clock = settableClock(new Date('2026-11-28T02:00:00Z'))

it('lets a caller knock as often as said, then says when to come back; others are not in the way', async () => {
  const { db } = await testDatabase({ clock })
  const count = rateLimits(1, db, limits)
  for (let i = 0; i < 20; i++) await count('secret', 'ip:203.0.113.9')
  await expect(count('secret', 'ip:203.0.113.9')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    facts: { retryAfterSeconds: expect.closeTo(60, 0) },
  })
  await count('secret', 'ip:203.0.113.10')
  await count('read', 'ip:203.0.113.9')
})

it('is widened by a factor, for a shop whose phones all come from one address', async () => {
  const { db } = await testDatabase({ clock })
  const count = rateLimits(3, db, limits)
  for (let i = 0; i < 60; i++) await count('secret', 'a')
  await expect(count('secret', 'a')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

/** How many of some calls were let through. @throws what is no refusal for too many */
async function letThrough(calls: readonly Promise<void>[]): Promise<number> {
  const ends = await Promise.allSettled(calls)
  const refused = ends.filter((end) => end.status === 'rejected')
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' })
  return ends.length - refused.length
}

race(
  'counts what tests a secret for all processes together, also at the same moment, and begins again when its time is over',
  {
    ...guessedFreely,
    sees: moreThan(20),
  },
  async (contest) => {
    const { db } = await testDatabase({ clock })
    const shared = contest(db)
    const processes = [rateLimits(1, shared, limits), rateLimits(1, shared, limits), rateLimits(1, shared, limits)]
    const knock = () => processes.flatMap((one) => Array.from({ length: 15 }, () => one('secret', 'ip:198.51.100.7')))
    expect(await letThrough(knock())).toBe(20)
    clock.advance(61_000)
    // Each process has a clock of its own for what it alone counts.
    expect(
      await letThrough(
        [rateLimits(1, shared, limits), rateLimits(1, shared, limits)].map((one) => one('secret', 'ip:198.51.100.7')),
      ),
    ).toBe(2)
  },
)

race(
  'counts wrong codes for all processes, and a guess too many is not told from a right one',
  {
    ...guessedFreely,
    sees: moreThan(10),
  },
  async (contest) => {
    const { db } = await testDatabase({ clock })
    const shared = contest(db)
    const processes = Array.from({ length: 4 }, () => rateLimits(1, shared, limits))
    expect(
      await letThrough(processes.flatMap((one) => Array.from({ length: 5 }, () => one.noteWrong(cardGuesses, '1')))),
    ).toBe(10)
    await expect(processes[0]!.noteWrong(cardGuesses, '1')).rejects.toMatchObject({ facts: { retryAfterSeconds: 300 } })
    await processes[0]!.noteWrong(cardGuesses, '2')
  },
)

it('every limit that an endpoint names is declared by one module, and a name belongs to one', async () => {
  const { db } = await testDatabase({ clock })
  const count = rateLimits(1, db, limits)
  for (const { limit } of endpoints) await count(limit, newId())
  expect(() => rateLimits(1, db, [...limits, cardGuesses])).toThrow('of the same name')
  await expect(rateLimits(1, db, [])('read', 'a')).rejects.toThrow('No module declares the limit read')
})
