import { previewVisit, scan, settleVisit, type Endpoint } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { newId } from './platform/db/ids.ts'
import { codeOf } from './testing/desk.ts'
import { serving } from './testing/http.ts'
import { fromPhone, phoneToken } from './testing/sessions.ts'
import { testClub } from './testing/test-app.ts'

/** A club that tells which statements a request sends, besides BEGIN and COMMIT. */
async function countedClub() {
  const sent: string[] = []
  const club = await testClub((rules) => rules, { onStatement: (statement) => sent.push(inShort(statement)) })
  const member = await club.addMember()
  const reception = fromPhone(await phoneToken(club, { staffId: club.reception.id }))
  const { ask } = await serving(club.app)

  /** Those of the last request: the first reads what the process keeps for good. */
  async function statementsOf(
    { method, path }: Endpoint,
    caller: Record<string, string>,
    bodyOf: () => unknown,
    times = 2,
  ): Promise<string[]> {
    for (let requests = 0; requests < times; requests++) {
      const body = await bodyOf()
      sent.length = 0
      const { status } = await ask(method, path, { headers: { ...caller, 'Idempotency-Key': newId() }, body })
      expect(status).toBe(200)
    }
    return sent
  }
  return { club, member, reception, statementsOf }
}

/** `SELECT members`, `UPDATE point_accounts`, `INSERT acts, visits`: what is done with which table first, whatever stands in brackets. */
function inShort(statement: string): string {
  let outside = statement.trim()
  for (let inner = ''; inner !== outside;) {
    inner = outside
    outside = inner.replace(/\([^()]*\)/g, ' ')
  }
  if (/^INSERT \w+,/.test(outside)) return outside
  const [, verb = outside, table = ''] =
    /^(SELECT)\b.*?\bFROM (\w+)/s.exec(outside) ?? /^(\w+)(?: FROM| INTO)? (\w+)/.exec(outside) ?? []
  return `${verb} ${table}`
}

// A statement is a round trip to the database, and round trips are most of what a till waits for: whoever adds one here has
// found no way to ask for it along with another.

/** Whose session it is: read every two seconds at most. */
const session = ['SELECT sessions']

test('settling a visit writes what it must and reads once', async () => {
  const { club, member, reception, statementsOf } = await countedClub()
  const { memberId, vehicleId } = member
  const line = { itemName: '洗车', lineKind: 'labour', payer: 'customer', amountFen: 380 }
  const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', odometerKm: 100, lines: [line] }
  const settling = [...(await statementsOf(settleVisit, reception, () => ({ ...draft, quotedFen: 380 })))]
  expect(settling).toEqual([
    'INSERT idempotency_keys',
    'SELECT members',
    'INSERT acts, visits, visit_lines, odometer_readings',
    'INSERT ledger_postings, ledger_entries, point_lots',
    'UPDATE point_accounts',
    // Also where the day is that of the last visit already: see `noteLastVisits`.
    'UPDATE members',
    'UPDATE idempotency_keys',
  ])
  club.clock.advance(24 * 60 * 60_000)
  expect(await statementsOf(settleVisit, reception, () => ({ ...draft, quotedFen: 380 }), 1)).toEqual([
    ...session,
    ...settling,
  ])
  expect(await statementsOf(previewVisit, reception, () => draft)).toEqual([
    'SELECT members',
    'SELECT redemptions',
    'SELECT members',
    'SELECT benefit_uses',
  ])
})

test('scanning a card writes four rows and reads card, cars, last visit and what waits', async () => {
  const { club, member, reception, statementsOf } = await countedClub()
  const nextCode = async () => {
    club.clock.advance(60_000)
    return { storeId: club.storeId, text: await codeOf(club, member) }
  }
  expect(await statementsOf(scan, reception, nextCode)).toEqual([
    ...session,
    'INSERT idempotency_keys',
    'SELECT members',
    'INSERT acts, scanned_codes, presences',
    'SELECT redemptions',
    'SELECT vehicle_people',
    'SELECT visits',
    'UPDATE idempotency_keys',
  ])
})
