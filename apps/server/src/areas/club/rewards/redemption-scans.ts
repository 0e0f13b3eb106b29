import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { deleteRows, insertRow } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { hashToken, newToken, requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { requirePresent } from '../membership/index.ts'
import { findRedemption, type Redemption } from './redemptions.repository.ts'
import { redemptionScans } from './redemptions.tables.ts'

const SCAN_MINUTES = 10

/** A short-lived proof that this redemption's code was shown at a store. */
export interface RedemptionProof {
  token: string
  expiresAt: Date
}

/** A redemption as it was scanned, with the proof of it. */
export interface ScannedRedemption {
  redemption: Redemption
  proof: RedemptionProof
}

/**
 * Reception scans the code of a redemption (req. 3.2); `answer` makes what the screen shows, inside the unit.
 * @throws NOT_FOUND
 */
export async function scanRedemptionAtDesk<Answer>(
  app: App,
  caller: StaffCaller,
  { storeId, code }: { storeId: string; code: string },
  idempotency: Idempotency,
  answer: (unit: Unit, scanned: ScannedRedemption) => Promise<Answer>,
): Promise<Answer> {
  requireOwnStore(caller, storeId)
  return app.db.unit(staffAct(app, caller, 'rewards.scan', { storeId, idempotency }), async (unit) =>
    answer(unit, await scanRedemption(unit, code, { storeId, staffId: caller.id })),
  )
}

/** Takes a redemption's code at a store and gives the proof that handing over asks for (req. 3.2). @throws NOT_FOUND */
export async function scanRedemption(
  unit: Unit,
  code: string,
  at: { storeId: string; staffId: string },
): Promise<ScannedRedemption> {
  const { groupId } = unit.act
  const redemption = await findRedemption(unit.sql, groupId, { code })
  if (!redemption) throw new Refusal('NOT_FOUND', { what: 'redemption' })
  const { token, tokenHash } = newToken()
  const expiresAt = new Date(unit.now.getTime() + SCAN_MINUTES * 60_000)
  const proof = { id: newId(), groupId, redemptionId: redemption.id, ...at, tokenHash, at: unit.now, expiresAt }
  await insertRow(unit.sql, redemptionScans, proof)
  return { redemption, proof: { token, expiresAt } }
}

/** What shows that the member wants it here and now: the redemption's code or their card, scanned at this store. */
export interface ShownAt {
  storeId: string
  scanToken?: string | undefined
  presenceToken?: string | undefined
}

/** @throws SCAN_EXPIRED, PRESENCE_EXPIRED */
export async function requireShown(unit: Unit, redemption: Redemption, shown: ShownAt): Promise<void> {
  const { storeId, scanToken, presenceToken } = shown
  if (scanToken === undefined && presenceToken !== undefined)
    return requirePresent(unit, redemption.memberId, presenceToken, storeId)
  const scan = await unit.sql.one(
    'SELECT id FROM redemption_scans WHERE tokenHash = ? AND redemptionId = ? AND storeId = ? AND expiresAt > ?',
    [hashToken(scanToken ?? ''), redemption.id, storeId, unit.now],
  )
  if (!scan) throw new Refusal('SCAN_EXPIRED')
}

/** Forgets proofs whose time is over, a batch at a time; returns how many. */
export async function forgetRedemptionScans(sql: Sql, now: Date, limit: number): Promise<number> {
  const over = await rows(
    sql,
    pick(redemptionScans, 'id'),
    'SELECT id FROM redemption_scans WHERE expiresAt <= ? LIMIT ?',
    [now, limit],
  )
  if (over.length === 0) return 0
  return deleteRows(sql, redemptionScans, { id: over.map(({ id }) => id) })
}
