import type { VisitDraft } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { IdempotencyConflict } from '../../../platform/db/errors.ts'
import { integer } from '../../../platform/db/sql.ts'
import { oneKey, race } from '../../../testing/race.ts'
import { automaticUpgrades, newKey, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { readBalances } from '../../club/points/index.ts'
import { previewVisit } from './settle-visit.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from './void-visit.ts'

function draftOf(club: TestClub, member: TestMember, amountFen: number, more: Partial<VisitDraft> = {}): VisitDraft {
  const { storeId } = club
  const lines: VisitDraft['lines'] = [
    { lineKind: 'labour', payer: 'customer', amountFen },
    { lineKind: 'part', payer: 'manufacturer', amountFen: 99_900 },
  ]
  return { storeId, memberId: member.memberId, vehicleId: member.vehicleId, workType: 'repair', lines, ...more }
}

const balancesOf = async (club: TestClub, member: TestMember) =>
  (await readBalances(club.app.db.read, [member.memberId])).get(member.memberId)

test('settling gives what the preview said, and the explanation adds up', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const draft = draftOf(club, member, 123_456, { odometerKm: 52_000 })
  const { choices, ...preview } = await previewVisit(club.app, club.reception, draft)
  const settled = await settleAsShown(club.app, club.reception, draft, newKey(club.reception))

  expect(preview.points).toEqual({ qualifying: 1234, redeemable: 1234 })
  expect(choices).toEqual({ vouchers: [], benefits: [], discretionMostFen: 0 })
  expect(settled).toMatchObject(preview)
  expect(settled.parts.map((part) => part.redeemableExact)).toEqual(['1234.56', '0'])
  expect(await balancesOf(club, member)).toEqual({ qualifying: 1234, redeemable: 1234, held: 0, debt: 0 })
})

race(
  'the same key is one visit with one answer; other content under it is refused',
  { dropped: [oneKey], sees: 5 },
  async (contest) => {
    const club = await testClub()
    const member = await club.addMember()
    const draft = draftOf(club, member, 50_000)
    const key = newKey(club.reception)
    const { app } = contest(club)
    const answers = await Promise.all(Array.from({ length: 5 }, () => settleAsShown(app, club.reception, draft, key)))

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await balancesOf(club, member))?.redeemable).toBe(500)
    const other = { ...key, requestHash: 'other' }
    await expect(settleAsShown(club.app, club.reception, draft, other)).rejects.toThrow(IdempotencyConflict)
  },
)

test('points that reach a threshold lift the tier where the rules say so, once, with the cause kept', async () => {
  const club = await testClub(automaticUpgrades)
  const member = await club.addMember()
  const settled = await settleAsShown(
    club.app,
    club.reception,
    draftOf(club, member, 1_000_000),
    newKey(club.reception),
  )

  expect(settled.tierReached).toEqual({ code: 'gold', name: '金卡' })
  const row = await club.app.db.read.one('SELECT tier FROM members WHERE id = ?', [member.memberId])
  expect(row).toEqual({ tier: 'gold' })
  const changes = await club.app.db.read.all(
    'SELECT fromTier, toTier, cause, ruleVersion FROM tier_changes WHERE memberId = ? ORDER BY id',
    [member.memberId],
  )
  expect(changes[1]).toEqual({
    fromTier: 'standard',
    toTier: 'gold',
    cause: `visit:${settled.visitId}:1`,
    ruleVersion: 1,
  })
})

test('voiding takes both tracks back and leaves the ledger longer, not shorter', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const kept = await settleAsShown(club.app, club.reception, draftOf(club, member, 10_000), newKey(club.reception))
  const wrong = await settleAsShown(club.app, club.reception, draftOf(club, member, 70_000), newKey(club.reception))
  const voided = await voidVisit(club.app, club.reception, wrong.visitId, '录错金额', newKey(club.reception))

  expect(voided.points).toEqual({ qualifying: 700, redeemable: 700 })
  expect(await balancesOf(club, member)).toEqual(kept.balancesAfter)
  const postings = await club.app.db.read.one<{ n: unknown }>(
    'SELECT COUNT(*) AS n FROM ledger_postings WHERE memberId = ?',
    [member.memberId],
  )
  expect(integer(postings?.n)).toBe(3)
  await expect(
    voidVisit(club.app, club.reception, wrong.visitId, '再来一次', newKey(club.reception)),
  ).rejects.toMatchObject({ code: 'VISIT_STATE' })
})

test('an odometer that goes backwards is told and kept, not refused', async () => {
  const club = await testClub()
  const member = await club.addMember()
  await settleAsShown(
    club.app,
    club.reception,
    draftOf(club, member, 100, { odometerKm: 9000 }),
    newKey(club.reception),
  )
  const draft = draftOf(club, member, 100, { odometerKm: 900 })
  const settled = await settleAsShown(club.app, club.reception, draft, newKey(club.reception))

  expect(settled.warnings).toMatchObject([{ code: 'ODOMETER_BACKWARDS', facts: { km: 900, earlierKm: 9000 } }])
  const readings = await club.app.db.read.all<{ suspect: unknown }>(
    'SELECT suspect FROM odometer_readings WHERE vehicleId = ? ORDER BY id',
    [member.vehicleId],
  )
  expect(readings.map((row) => Number(row.suspect))).toEqual([0, 1])
})

test.each([
  ['a store that is not theirs', { storeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'NOT_FOUND'],
  ['a car that is not the member’s', { vehicleId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'NOT_FOUND'],
  ['a work type that the shop does not have', { workType: 'polishing' }, 'NOT_FOUND'],
  ['a presence that was never given', { presenceToken: 'invented' }, 'PRESENCE_EXPIRED'],
])('%s is refused and leaves nothing', async (_name, change, code) => {
  const club = await testClub()
  const member = await club.addMember()
  const draft = draftOf(club, member, 10_000, change)
  await expect(settleAsShown(club.app, club.reception, draft, newKey(club.reception))).rejects.toMatchObject({ code })
  const rows = await club.app.db.read.one<{ n: unknown }>('SELECT COUNT(*) AS n FROM visits')
  expect(integer(rows?.n)).toBe(0)
})
