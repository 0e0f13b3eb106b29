import { sum } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { writeRedemptionChange } from './change-redemption.repository.ts'
import { findRedemption } from './redemptions.repository.ts'
import { voucherUses } from './redemptions.tables.ts'

/** A visit's uses of vouchers, by redemption: what each took from the voucher, and what is left on it besides. */
export type UsedVouchers = ReadonlyMap<string, { readonly givenFen: number; readonly leftFen: number }>

const usedShape = { ...pick(voucherUses, 'visitId', 'redemptionId'), givenFen: sum(), leftFen: sum() }

/** The vouchers that were used on these visits and not given back, by visit. */
export async function usedVouchers(sql: Sql, visitIds: readonly string[]): Promise<Map<string, UsedVouchers>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    usedShape,
    `SELECT u.visitId, u.redemptionId, u.takenFen + u.forfeitedFen AS givenFen, x.leftFen
     FROM voucher_uses u JOIN redemptions x ON x.id = u.redemptionId
     WHERE u.visitId IN (${placeholders(visitIds.length)}) AND u.returnedAt IS NULL`,
    [...visitIds],
  )
  const byVisit = Map.groupBy(found, ({ visitId }) => visitId)
  return new Map([...byVisit].map(([visitId, own]) => [visitId, new Map(own.map((one) => [one.redemptionId, one]))]))
}

/**
 * The order of a visit came with other amounts (req. 14.1): its vouchers take `takenFen`, by redemption. What one no longer takes can
 * be used again where vouchers are used in parts, and is taken again when the bill grows; else it is forfeited, as where a voucher is
 * larger than its line. For a unit that holds the lock on the balance of the visit's member.
 * @throws Transient when a voucher was used elsewhere since it was read: the unit runs again
 */
export async function correctVoucherUses(
  unit: Unit,
  visitId: string,
  { takenFen, inParts }: { takenFen: ReadonlyMap<string, number>; inParts: boolean },
): Promise<void> {
  for (const [redemptionId, fen] of takenFen) {
    const columns = ['id', 'takenFen', 'forfeitedFen'] as const
    const use = await findRow(unit.sql, voucherUses, { visitId, redemptionId, returnedAt: null }, columns)
    if (!use) continue
    const restFen = use.takenFen + use.forfeitedFen - fen
    if (inParts) await moveRest(unit, redemptionId, restFen)
    await updateRows(unit.sql, voucherUses, { takenFen: fen, forfeitedFen: inParts ? 0 : restFen }, { id: use.id })
  }
}

/** Puts so much back on a voucher, or takes it from there when it is below 0. */
async function moveRest(unit: Unit, redemptionId: string, restFen: number): Promise<void> {
  if (restFen === 0) return
  const redemption = await findRedemption(unit.sql, unit.act.groupId, { id: redemptionId })
  if (!redemption?.voucher) throw new Error('A voucher was used that is none')
  const leftFen = redemption.voucher.leftFen + restFen
  if (leftFen < 0) throw new Transient('REDEMPTION_CHANGED', null)
  await writeRedemptionChange(unit, redemption, {
    action: 'correct',
    quantity: 1,
    storeId: null,
    reason: unit.act.reason ?? null,
    to: { leftFen },
    posting: { kind: 'redemption', entries: [] },
  })
}
