import type { LineKind, TillBill } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { deleteRows, insertRow, insertRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { voucherLineKinds } from '../../club/rewards/index.ts'
import { storedLines } from './known-orders.ts'
import type { OrderLine } from './order-record.ts'
import { defaultItemNames } from './till-bill.ts'
import { tillBills, visitDiscounts } from './visits.tables.ts'

/** What the till took off a visit of which the DMS tells. */
export interface KnownTillBill {
  bill: TillBill
  /** Whether the order came with other amounts before: the visit's lines are no longer those of the till. */
  corrected: boolean
}

const takenShape = pick(visitDiscounts, 'visitId', 'lineNo', 'step', 'code', 'name', 'rateMilli', 'takenFen')
type TakenRow = RowOf<typeof takenShape>

/** The bills of those among these visits off which the till took something that still holds, by visit. */
export async function tillBillsOf(unit: Unit, visitIds: readonly string[]): Promise<Map<string, KnownTillBill>> {
  const bills = new Map<string, KnownTillBill>()
  if (visitIds.length === 0) return bills
  const kept = await rows(
    unit.sql,
    pick(tillBills, 'visitId', 'bill'),
    `SELECT visitId, bill FROM till_bills WHERE visitId IN (${placeholders(visitIds.length)})`,
    [...visitIds],
  )
  for (const { visitId, bill } of kept) bills.set(visitId, { bill, corrected: true })
  for (const [visitId, bill] of await billsOfRows(
    unit,
    visitIds.filter((id) => !bills.has(id)),
  ))
    bills.set(visitId, { bill, corrected: false })
  return bills
}

async function billsOfRows(unit: Unit, visitIds: readonly string[]): Promise<Map<string, TillBill>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    unit.sql,
    takenShape,
    `SELECT visitId, lineNo, step, code, name, rateMilli, takenFen FROM visit_discounts
     WHERE visitId IN (${placeholders(visitIds.length)}) AND undoneAt IS NULL ORDER BY visitId, position`,
    [...visitIds],
  )
  const taken = Map.groupBy(found, (row) => row.visitId)
  const lines = await storedLines(unit.sql, [...taken.keys()])
  const vouchers = found.filter(({ step }) => step === 'voucher').map(({ code }) => code)
  const kindsOf = await voucherLineKinds(unit.sql, unit.act.groupId, [...new Set(vouchers)])
  return new Map([...taken].map(([visitId, own]) => [visitId, billOf(lines.get(visitId) ?? [], own, kindsOf)]))
}

function billOf(
  lines: readonly OrderLine[],
  taken: readonly TakenRow[],
  kindsOf: ReadonlyMap<string, readonly LineKind[] | null>,
): TillBill {
  const listed = lines.map(({ lineNo, itemName, lineKind, payer, amountFen }) => {
    const off = taken.filter((one) => one.lineNo === lineNo).reduce((sum, { takenFen }) => sum + takenFen, 0)
    return { lineNo, itemName, lineKind, payer, amountFen, listFen: amountFen + off }
  })
  const known = new Map(listed.map((line) => [line.lineNo, line]))
  return {
    lines: listed,
    taken: taken.map(({ visitId: _, ...one }) => {
      const line = known.get(one.lineNo)
      return {
        ...one,
        lineKind: line?.lineKind ?? 'labour',
        itemName: line ? tellingName(line, listed) : null,
        listFen: line?.listFen ?? 0,
        lineKinds: kindsOf.get(one.code) ?? null,
      }
    }),
  }
}

/** A name that nobody typed, or that is there twice, does not tell a line from the others. */
function tellingName({ itemName }: { itemName: string }, lines: readonly { itemName: string }[]): string | null {
  const typed = !Object.values<string>(defaultItemNames).includes(itemName)
  return typed && lines.filter((line) => line.itemName === itemName).length === 1 ? itemName : null
}

/** Keeps what the till billed once other lines take its place, in the place of what was kept before. */
export async function keepTillBill(unit: Unit, visitId: string, bill: TillBill): Promise<void> {
  const { groupId } = unit.act
  await deleteRows(unit.sql, tillBills, { visitId })
  await insertRow(unit.sql, tillBills, { visitId, groupId, bill, keptAt: unit.now })
}

/** What was used on the visit is given back: nothing comes off it any more, whatever its order says later. */
export const dropTillBill = (unit: Unit, visitId: string): Promise<number> =>
  deleteRows(unit.sql, tillBills, { visitId })

/** Puts what comes off a visit's lines of this revision in the place of what came off before. */
export async function replaceDiscounts(
  unit: Unit,
  { visitId, revision }: { visitId: string; revision: number },
  taken: readonly Omit<TakenRow, 'visitId'>[],
): Promise<void> {
  const { groupId } = unit.act
  await deleteRows(unit.sql, visitDiscounts, { visitId, undoneAt: null })
  const before = await rows(
    unit.sql,
    pick(visitDiscounts, 'position'),
    'SELECT position FROM visit_discounts WHERE visitId = ? ORDER BY position DESC LIMIT 1',
    [visitId],
  )
  const first = (before[0]?.position ?? -1) + 1
  await insertRows(
    unit.sql,
    visitDiscounts,
    taken.map((one, index) => ({ visitId, position: first + index, groupId, revision, ...one, undoneAt: null })),
  )
}
