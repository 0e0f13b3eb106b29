import { formatCardCode, parseCardCode } from '@cheyou/card-code'
import { expect, test, vi } from 'vitest'
import { limits } from '../../../modules.ts'
import { integer } from '../../../platform/db/sql.ts'
import { rateLimits } from '../../../platform/http/rate-limit.ts'
import type { Refusal } from '../../../platform/http/refusal.ts'
import { scan } from '../../../screens/staff/scan.ts'
import { codeOf } from '../../../testing/desk.ts'
import { lock, moreThan, oneScan, pausedAfter, race, type Contest } from '../../../testing/race.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { onlyOn } from '../../../testing/test-database.ts'
import { requireVisible } from './visibility.ts'

const STEP_MS = 30_000

const scanning = (club: TestClub, text: string, key = newKey(club.reception)) =>
  scan(club.app, club.reception, { storeId: club.storeId, text }, key)

test.each([-1, 0, 1])('a phone whose clock is %i steps off is read', async (steps) => {
  const club = await testClub()
  const member = await club.addMember()
  const shown = await codeOf(club, member, new Date(club.clock.now().getTime() + steps * STEP_MS))

  const answer = await scanning(club, shown)
  expect(answer.kind === 'member' && answer.member.card.memberId).toBe(member.memberId)
})

test.each([-2, 2, -120])('a code of %i steps away is worthless', async (steps) => {
  const club = await testClub()
  const member = await club.addMember()
  const shown = await codeOf(club, member, new Date(club.clock.now().getTime() + steps * STEP_MS))

  await expect(scanning(club, shown)).rejects.toMatchObject({ code: 'CODE_EXPIRED' })
})

race(
  'a code is taken once: by one of many tills, not again while it would be valid; the next one is',
  { look: /FROM members m/, off: [lock], dropped: [oneScan], sees: moreThan(1) },
  async (contest) => {
    const club = await testClub()
    const member = await club.addMember()
    const shown = await codeOf(club, member)
    const tills = contest(club)
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => scanning(tills, shown)))

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refusal] : []))
    expect(new Set(refused.map((refusal) => refusal.code))).toEqual(new Set(['CODE_REPLAYED']))
    club.clock.advance(STEP_MS)
    await expect(scanning(club, shown)).rejects.toMatchObject({ code: 'CODE_REPLAYED' })
    await scanning(club, await codeOf(club, member))
  },
)

onlyOn('mariadb', () => {
  const LOOK = /FROM members m/
  /** InnoDB’s list of waits stays as it was when it is asked again within a tenth of a second. */
  const UNHURRIED = { timeout: 20_000, interval: 250 }

  /** How many units wait for a lock. */
  async function waiting({ app }: TestClub): Promise<number> {
    const row = await app.db.read.one<{ n: unknown }>(
      "SELECT COUNT(*) AS n FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'",
    )
    return integer(row?.n)
  }

  /** Nine codes of a card were wrong; a tenth is looked at by one process when the right one comes to another. */
  async function tenthAndRight(contest: Contest, unguarded: boolean): Promise<string[]> {
    const club = await testClub()
    const right = await codeOf(club, await club.addMember())
    const { cardNumber, otp } = parseCardCode(right)!
    const wrong = (n: number) => formatCardCode(cardNumber, String((Number(otp) + 5_000 + n) % 1e8).padStart(8, '0'))
    const told = (text: string, at: TestClub) =>
      scanning(at, text).then(
        () => 'taken',
        (error: Refusal) => error.code,
      )
    for (let n = 0; n < 9; n++) expect(await told(wrong(n), club)).toBe('CODE_EXPIRED')
    // Each process counts its own in memory.
    const processOf = (from: TestClub): TestClub => ({
      ...from,
      app: { ...from.app, limits: rateLimits(1, club.app.db, limits) },
    })
    const tenth = pausedAfter(contest(processOf(club)), LOOK)
    const first = told(wrong(9), tenth.club)
    await tenth.looked
    const second = told(right, contest(processOf(club)))
    await (unguarded ? second : vi.waitUntil(async () => (await waiting(club)) > 0, UNHURRIED))
    tenth.goOn()
    return Promise.all([first, second])
  }

  race(
    'codes of a card are looked at one after the other at all processes: after ten wrong ones the right one is not',
    { off: [lock], sees: ['CODE_EXPIRED', 'taken'] },
    async (contest, control) => {
      expect(await tenthAndRight(contest, control)).toEqual(['CODE_EXPIRED', 'RATE_LIMITED'])
    },
  )
})

test('a till that asks again with its key gets the same answer, the proof of presence too', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const shown = await codeOf(club, member)
  const key = newKey(club.reception)

  expect(await scanning(club, shown, key)).toEqual(await scanning(club, shown, key))
})

test('the code of one card is nothing on another; a card that is not there is told', async () => {
  const club = await testClub()
  const [mine, other] = [await club.addMember(), await club.addMember()]
  const { otp } = parseCardCode(await codeOf(club, mine))!
  const { cardNumber } = parseCardCode(await codeOf(club, other))!

  await expect(scanning(club, formatCardCode(cardNumber, otp))).rejects.toMatchObject({ code: 'CODE_EXPIRED' })
  await expect(scanning(club, formatCardCode('1000000008', otp))).rejects.toMatchObject({ code: 'CARD_UNKNOWN' })
  await expect(scanning(club, 'https://example.com')).rejects.toMatchObject({ code: 'CODE_UNREADABLE' })
})

test('a guest is visible to those who scanned them, for ten minutes, and to nobody else', async () => {
  const club = await testClub()
  const member = await club.addMember()
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    unit.sql.run('DELETE FROM customer_stores WHERE customerId = ?', [member.customerId]),
  )
  const seen = (caller = club.reception) =>
    requireVisible(club.app.db.read, caller, member.memberId, club.clock.now()).then(
      () => 'seen',
      (error: { code: string }) => error.code,
    )

  expect(await seen()).toBe('NOT_FOUND')
  await scanning(club, await codeOf(club, member))
  expect(await seen()).toBe('seen')
  expect(await seen({ ...club.reception, id: 'somebody else' })).toBe('NOT_FOUND')
  expect(await seen({ ...club.reception, storeIds: [] })).toBe('NOT_FOUND')
  expect(await seen({ ...club.reception, storeIds: ['another store'] })).toBe('NOT_FOUND')
  club.clock.advance(10 * 60_000)
  expect(await seen()).toBe('NOT_FOUND')
})
