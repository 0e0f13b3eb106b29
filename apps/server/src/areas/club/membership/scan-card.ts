import { decodeSecret, matchCardCode, type CardCode } from '@cheyou/card-code'
import { businessDateOf, type RuleSet } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey, RefusedLeaving } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { closedUntil, closedUntilShape, requireOpen } from '../../../platform/guesses/count-guess.ts'
import { guessSubject } from '../../../platform/http/rate-limit.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { newToken, requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import type { App } from '../../../wiring.ts'
import { ruleSetOf, ruleVersionInForce } from '../rules/index.ts'
import { cardSecretPlace } from './enrol-members.ts'
import { cardGuesses, scanGuesses } from './limits.ts'
import { cardJoins, panelColumns, panelRowShape, type PanelRow } from './member-cards.queries.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { deleteRows, rowsFor } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { members, scannedCodes, presences } from './membership.tables.ts'

const PRESENCE_MINUTES = 10

export interface ScannedCard {
  row: PanelRow
  /** In force now. */
  rules: RuleSet
  presence: { token: string; expiresAt: Date }
}

/**
 * Reception scans a card (req. 1.6); `answer` makes what the screen shows, inside the unit.
 * @throws CODE_REPLAYED and as `scanCard`
 */
export async function scanCardAtDesk<Answer>(
  app: App,
  caller: StaffCaller,
  { storeId, code }: { storeId: string; code: CardCode },
  idempotency: Idempotency,
  answer: (unit: Unit, scanned: ScannedCard) => Promise<Answer>,
): Promise<Answer> {
  requireOwnStore(caller, storeId)
  try {
    return await app.db.unit(staffAct(app, caller, 'membership.scan', { storeId, idempotency }), async (unit) =>
      answer(unit, await scanCard(unit, app, code, { storeId, staffId: caller.id })),
    )
  } catch (error) {
    if (error instanceof DuplicateKey && isTaken(error)) throw new Refusal('CODE_REPLAYED')
    throw error
  }
}

/** MariaDB names no table when several are written at once; the other keys are ids, made for their rows. */
const isTaken = ({ table, index }: DuplicateKey) =>
  (table ?? 'scanned_codes') === 'scanned_codes' && index === 'PRIMARY'

/**
 * Takes a member's rotating code (req. 1.6): right for its card within one step of drift, and new, for the row (card, step) can
 * be written once. Gives the short-lived proof that settling and redeeming take. Codes for one card are looked at one after the
 * other, whatever the processes: each waits for the lock on the member, only then reads what was guessed, and a wrong one is
 * counted before it lets go.
 * @throws CARD_UNKNOWN, CODE_EXPIRED, RATE_LIMITED after too many wrong ones at any process, and DuplicateKey for a code used before
 */
async function scanCard(
  unit: Unit,
  { keys, limits }: App,
  code: CardCode,
  at: { storeId: string; staffId: string },
): Promise<ScannedCard> {
  const { groupId } = unit.act
  const guessedAt = [guessSubject(cardGuesses, code.cardNumber), guessSubject(scanGuesses, at.staffId)]
  const found = await firstRow(
    unit.sql,
    {
      ...panelRowShape,
      cardSecret: members.cardSecret,
      ruleVersion: sum(),
      ...closedUntilShape,
    },
    `SELECT ${panelColumns}, m.cardSecret, ${ruleVersionInForce} AS ruleVersion, ${closedUntil('m.id')} AS closedUntil
     FROM members m ${cardJoins} WHERE m.id = (
       SELECT looked.id FROM members looked WHERE looked.groupId = ? AND looked.cardNumber = ?
         AND looked.mergedIntoId IS NULL${unit.sql.dialect === 'mysql' ? ' FOR UPDATE' : ''})`,
    [businessDateOf(unit.now), groupId, unit.now, ...guessedAt, unit.now, groupId, code.cardNumber],
  )
  if (!found) throw new Refusal('CARD_UNKNOWN')
  const { cardSecret, ruleVersion, closedUntil: until, ...row } = found
  requireOpen(until, unit.now)
  const secret = decodeSecret(keys.decrypt(cardSecret, cardSecretPlace(row.memberId)))
  const step = matchCardCode(secret, code.otp, unit.now.getTime())
  if (step === null)
    throw new RefusedLeaving(new Refusal('CODE_EXPIRED'), async (sql, now) => {
      await limits.noteWrongIn(sql, now, cardGuesses, code.cardNumber)
      await limits.noteWrongIn(sql, now, scanGuesses, at.staffId)
    })
  const { token, tokenHash } = newToken()
  const expiresAt = new Date(unit.now.getTime() + PRESENCE_MINUTES * 60_000)
  const { memberId } = row
  await unit.sql.insertAll([
    rowsFor(scannedCodes, [{ memberId, step, at: unit.now }]),
    rowsFor(presences, [{ id: newId(), groupId, ...at, memberId, tokenHash, at: unit.now, expiresAt }]),
  ])
  const rules = await ruleSetOf(unit.sql, groupId, ruleVersion)
  return { row, rules, presence: { token, expiresAt } }
}

/** Far longer than a code is valid, so that no code can be used twice for being forgotten. */
const CODES_KEPT_MS = 24 * 60 * 60_000

/** Forgets used codes that are long worthless anyway, a batch at a time; returns how many. */
export async function forgetScannedCodes(sql: Sql, now: Date, limit: number): Promise<number> {
  const before = new Date(now.getTime() - CODES_KEPT_MS)
  const listed = await rows(
    sql,
    pick(scannedCodes, 'memberId', 'step'),
    'SELECT memberId, step FROM scanned_codes WHERE at <= ? LIMIT ?',
    [before, limit],
  )
  let forgotten = 0
  for (const { memberId, step } of listed) forgotten += await deleteRows(sql, scannedCodes, { memberId, step })
  return forgotten
}
