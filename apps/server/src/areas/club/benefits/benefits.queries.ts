import type { BenefitUse, MemberBenefits, MyBenefits } from '@cheyou/contract'
import { benefitsLeft, businessDateOf } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { carsAndAdvisor } from '../../people/customers/index.ts'
import { currentYear, type CurrentYear } from '../membership/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { usesInYear } from './benefit-uses.repository.ts'
import { keepsTill, undoObstacle } from './undo-rights.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from '../membership/membership.tables.ts'
import { benefitUses } from './benefits.tables.ts'
import { stores } from '../../people/organisation/organisation.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'
import { staff } from '../../people/auth/auth.tables.ts'
import { acts } from '../../../platform/db/core.tables.ts'

const USES_SHOWN = 100

const rowShape = {
  ...pick(benefitUses, 'id', 'storeId', 'visitId', 'quantity', 'usedOn', 'at', 'undoneAt', 'returnedOn'),
  storeName: stores.name,
  orderNumber: nullable(visits.orderNumber),
  name: benefitUses.benefitName,
  staffName: nullable(staff.name),
  undoneBy: nullable(staff.name),
  undoReason: acts.reason,
}
type Row = RowOf<typeof rowShape>

/** A member's service package for staff: what is left this year, what was used, where, by whom (req. 1.3). @throws NOT_FOUND */
export async function memberBenefits(
  sql: Sql,
  of: { groupId: string; memberId: string; caller: StaffCaller; now: Date },
): Promise<MemberBenefits> {
  const { year, view } = await yearOf(sql, of)
  const uses = await usesOf(sql, of.memberId)
  return {
    ...view,
    can: keepsTill(of.caller) && view.state !== 'lapsed' ? ['use'] : [],
    uses: uses.map((row): BenefitUse => {
      const { staffName, undoneBy, undoReason } = row
      const can = undoObstacle(row, of.caller, of.now) === null ? (['undo'] as const) : []
      return { ...shownUse(row, year), staffName, undoneBy, undoReason, can: [...can] }
    }),
  }
}

/** My own service package (req. 1.3). */
export async function myBenefits(sql: Sql, of: { groupId: string; memberId: string; now: Date }): Promise<MyBenefits> {
  const { year, view } = await yearOf(sql, of)
  const uses = await usesOf(sql, of.memberId)
  return { ...view, uses: uses.map((row) => shownUse(row, year)) }
}

async function yearOf(sql: Sql, { groupId, memberId, now }: { groupId: string; memberId: string; now: Date }) {
  const rules = await rulesInForce(sql, groupId, now)
  const year = await currentYear(sql, memberId, businessDateOf(now), rules)
  if (!year) throw new Refusal('NOT_FOUND')
  const { tier, state, startsOn, endsOn, renewedUntil } = year
  const benefits = benefitsLeft({ ...year, uses: await usesInYear(sql, memberId, year) }, rules)
  const advisor = rules.tiers.find(({ code }) => code === tier)?.package.advisor ?? false
  const advisorName = advisor ? await advisorOf(sql, memberId) : null
  return { year, view: { state, startsOn, endsOn, renewed: renewedUntil > endsOn, benefits, advisor, advisorName } }
}

async function advisorOf(sql: Sql, memberId: string): Promise<string | null> {
  const member = await firstRow(
    sql,
    { customerId: members.customerId },
    'SELECT customerId FROM members WHERE id = ?',
    [memberId],
  )
  return member && (await carsAndAdvisor(sql, member.customerId)).advisorName
}

function shownUse(row: Row, year: CurrentYear) {
  return {
    useId: row.id,
    name: row.name,
    quantity: row.quantity,
    usedAt: row.at.toISOString(),
    storeName: row.storeName,
    orderNumber: row.orderNumber,
    thisYear:
      isIn(year, row.usedOn) ||
      (row.returnedOn !== null && isIn({ ...year, startsOn: year.returnsFrom }, row.returnedOn)),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    returnedOn: row.returnedOn,
  }
}

const isIn = ({ startsOn, endsOn }: Pick<CurrentYear, 'startsOn' | 'endsOn'>, day: string) =>
  startsOn <= day && day <= endsOn

async function usesOf(sql: Sql, memberId: string): Promise<Row[]> {
  return rows(
    sql,
    rowShape,
    `SELECT u.id, u.storeId, s.name AS storeName, u.visitId, v.orderNumber, u.benefitName AS name, u.quantity, u.usedOn,
       u.at, giver.name AS staffName, u.undoneAt, u.returnedOn, taker.name AS undoneBy,
       taking.reason AS undoReason
     FROM benefit_uses u JOIN stores s ON s.id = u.storeId LEFT JOIN visits v ON v.id = u.visitId
       LEFT JOIN acts giving ON giving.id = u.actId LEFT JOIN staff giver ON giver.id = giving.actorId
       LEFT JOIN acts taking ON taking.id = u.undoActId LEFT JOIN staff taker ON taker.id = taking.actorId
     WHERE u.memberId = ? ORDER BY u.at DESC, u.id DESC LIMIT ${USES_SHOWN}`,
    [memberId],
  )
}
