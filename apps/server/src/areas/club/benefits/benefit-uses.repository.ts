import type { BenefitUse, BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import type { CurrentYear } from '../membership/index.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { benefitUses } from './benefits.tables.ts'

/** What of a year's benefits was used and not undone; less than nothing is what came back to it from a year that was over. */
export async function usesInYear(sql: Sql, memberId: string, year: CurrentYear): Promise<BenefitUse[]> {
  const found = await rows(
    sql,
    { code: benefitUses.benefit, ...pick(benefitUses, 'usedOn', 'quantity') },
    `SELECT benefit AS code, usedOn, quantity FROM benefit_uses
     WHERE memberId = ? AND usedOn BETWEEN ? AND ? AND undoneAt IS NULL
     UNION ALL
     SELECT benefit, ?, -quantity FROM benefit_uses WHERE memberId = ? AND returnedOn BETWEEN ? AND ?`,
    [memberId, year.startsOn, year.endsOn, year.startsOn, memberId, year.returnsFrom, year.endsOn],
  )
  return found.map((row) => ({ ...row, undone: false }))
}

export interface NewBenefitUse {
  storeId: string
  memberId: string
  visitId: string | null
  benefit: string
  benefitName: string
  quantity: number
  usedOn: string
  ruleVersion: number
  leftAfter: number
}

/** Writes uses; returns their ids. */
export async function addBenefitUses(unit: Unit, uses: readonly NewBenefitUse[]): Promise<string[]> {
  const { groupId, id: actId } = unit.act
  const found = uses.map((use) => ({
    id: newId(),
    groupId,
    ...use,
    actId,
    at: unit.now,
    undoneAt: null,
    undoActId: null,
    returnedOn: null,
  }))
  await insertRows(unit.sql, benefitUses, found)
  return found.map(({ id }) => id)
}

export const storedUseShape = pick(
  benefitUses,
  'id',
  'memberId',
  'storeId',
  'visitId',
  'benefit',
  'benefitName',
  'quantity',
  'usedOn',
  'at',
  'undoneAt',
)
export type StoredUse = RowOf<typeof storedUseShape>

const columns = 'id, memberId, storeId, visitId, benefit, benefitName, quantity, usedOn, at, undoneAt'

export async function findBenefitUse(sql: Sql, groupId: string, useId: string): Promise<StoredUse | null> {
  return firstRow(sql, storedUseShape, `SELECT ${columns} FROM benefit_uses WHERE groupId = ? AND id = ?`, [
    groupId,
    useId,
  ])
}

/** What a visit used and was not given back. */
export async function usesOfVisit(sql: Sql, visitId: string): Promise<StoredUse[]> {
  return rows(
    sql,
    storedUseShape,
    `SELECT ${columns} FROM benefit_uses WHERE visitId = ? AND undoneAt IS NULL ORDER BY id`,
    [visitId],
  )
}

/**
 * Marks a use as undone by this unit. @param returnedOn a day of the year it comes back to; null: its own
 * @returns whether it was not undone before
 */
export async function markUndone(unit: Unit, useId: string, returnedOn: BusinessDate | null): Promise<boolean> {
  const marked = await updateRows(
    unit.sql,
    benefitUses,
    { undoneAt: unit.now, undoActId: unit.act.id, returnedOn },
    { id: useId, undoneAt: null },
  )
  return marked === 1
}
