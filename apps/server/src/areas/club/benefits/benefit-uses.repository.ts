import type { BenefitUse } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { integer, type Sql } from '../../../platform/db/sql.ts'
import type { CurrentYear } from '../membership/index.ts'

/** What of a year's benefits was used and not undone. */
export async function usesInYear(sql: Sql, memberId: string, year: CurrentYear): Promise<BenefitUse[]> {
  const rows = await sql.all<{ code: string; usedOn: string; quantity: unknown }>(
    `SELECT benefit AS code, usedOn, quantity FROM benefit_uses
     WHERE memberId = ? AND usedOn BETWEEN ? AND ? AND undoneAt IS NULL`,
    [memberId, year.startsOn, year.endsOn],
  )
  return rows.map((row) => ({ ...row, quantity: integer(row.quantity), undone: false }))
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
  const rows = uses.map((use) => ({
    id: newId(),
    groupId,
    ...use,
    actId,
    at: unit.now,
    undoneAt: null,
    undoActId: null,
  }))
  await unit.sql.insert('benefit_uses', rows)
  return rows.map(({ id }) => id)
}

export interface StoredUse {
  id: string
  memberId: string
  storeId: string
  visitId: string | null
  benefit: string
  benefitName: string
  quantity: number
  at: string
  undoneAt: string | null
}

const columns = 'id, memberId, storeId, visitId, benefit, benefitName, quantity, at, undoneAt'
const storedUse = (row: Omit<StoredUse, 'quantity'> & { quantity: unknown }): StoredUse => ({
  ...row,
  quantity: integer(row.quantity),
})

export async function findBenefitUse(sql: Sql, groupId: string, useId: string): Promise<StoredUse | null> {
  const row = await sql.one<StoredUse>(`SELECT ${columns} FROM benefit_uses WHERE groupId = ? AND id = ?`, [
    groupId,
    useId,
  ])
  return row && storedUse(row)
}

/** What a visit used and was not given back. */
export async function usesOfVisit(sql: Sql, visitId: string): Promise<StoredUse[]> {
  const rows = await sql.all<StoredUse>(
    `SELECT ${columns} FROM benefit_uses WHERE visitId = ? AND undoneAt IS NULL ORDER BY id`,
    [visitId],
  )
  return rows.map(storedUse)
}

/** What a merged member used counts with what the kept one did (req. 1.7): a second card was no second package. */
export async function moveBenefitUses(unit: Unit, { from, into }: { from: string; into: string }): Promise<void> {
  await unit.sql.run('UPDATE benefit_uses SET memberId = ? WHERE memberId = ?', [into, from])
}

/** Marks a use as undone by this unit. @returns whether it was not undone before */
export async function markUndone(unit: Unit, useId: string): Promise<boolean> {
  const marked = await unit.sql.run(
    'UPDATE benefit_uses SET undoneAt = ?, undoActId = ? WHERE id = ? AND undoneAt IS NULL',
    [unit.now, unit.act.id, useId],
  )
  return marked === 1
}
