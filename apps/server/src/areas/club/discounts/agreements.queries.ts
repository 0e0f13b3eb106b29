import type { Agreement, EndpointInput, EndpointOutput, listAgreements } from '@cheyou/contract'
import type { AgreementState } from '@cheyou/contract/codes'
import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { allOf, duringDays, type Condition } from '../../../platform/db/where.ts'
import { cursorAfter, cutPage, PAGE_SIZE, readCursor, textKey } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import type { App } from '../../../wiring.ts'
import { count as countColumn, nullable } from '../../../platform/db/columns.ts'
import { rows, firstRow, soleRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { agreements } from './discounts.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'
import { members } from '../membership/membership.tables.ts'
import { staff } from '../../people/auth/auth.tables.ts'

const rowShape = {
  ...pick(
    agreements,
    'id',
    'memberId',
    'name',
    'labourMilli',
    'partsMilli',
    'fromOn',
    'untilOn',
    'agreedAt',
    'endedAt',
    'endReason',
  ),
  memberName: customers.name,
  cardNumber: members.cardNumber,
  agreedBy: staff.name,
  endedBy: nullable(staff.name),
}
type Row = RowOf<typeof rowShape>

const select = `SELECT a.id, a.memberId, c.name AS memberName, m.cardNumber, a.name, a.labourMilli, a.partsMilli,
    a.fromOn, a.untilOn, s.name AS agreedBy, a.agreedAt, e.name AS endedBy, a.endedAt, a.endReason
  FROM agreements a JOIN members m ON m.id = a.memberId JOIN customers c ON c.id = m.customerId
    JOIN staff s ON s.id = a.agreedBy LEFT JOIN staff e ON e.id = a.endedBy`

/** Agreed prices of companies of the caller's stores, newest first (req. 3.5). */
export async function agreementsOf(
  app: App,
  caller: StaffCaller,
  { state, from, to, cursor, limit = PAGE_SIZE }: EndpointInput<typeof listAgreements>['query'] = {},
): Promise<EndpointOutput<typeof listAgreements>> {
  if (caller.storeIds.length === 0) return { rows: [], nextCursor: null, count: 0 }
  const today = businessDateOf(app.clock.now())
  const asked: readonly Condition[] = [
    ['a.groupId = ?', app.groupId],
    [tiedToOneOf('m.customerId', caller.storeIds.length), ...caller.storeIds],
    state ? inState(state, today) : null,
    ...duringDays('a.agreedAt', from, to),
  ]
  const { where, params } = allOf([
    ...asked,
    cursor === undefined ? null : ['a.id < ?', ...readCursor(cursor, [textKey])],
  ])
  const found = await rows(app.db.read, rowShape, `${select} WHERE ${where} ORDER BY a.id DESC LIMIT ?`, [
    ...params,
    limit + 1,
  ])
  const page = cutPage(found, limit)
  const all = allOf(asked)
  const { n } = await soleRow(
    app.db.read,
    { n: countColumn() },
    `SELECT COUNT(*) AS n FROM agreements a JOIN members m ON m.id = a.memberId WHERE ${all.where}`,
    all.params,
  )
  return {
    rows: page.rows.map((row) => agreementAnswer(row, caller, today)),
    nextCursor: page.last ? cursorAfter([page.last.id]) : null,
    count: n,
  }
}

/** One agreement as the caller sees it. @throws NOT_FOUND */
export async function agreementOf(
  sql: Sql,
  caller: StaffCaller,
  agreementId: string,
  { groupId, now }: { groupId: string; now: Date },
): Promise<Agreement> {
  const row = await firstRow(sql, rowShape, `${select} WHERE a.groupId = ? AND a.id = ?`, [groupId, agreementId])
  if (!row) throw new Refusal('NOT_FOUND')
  return agreementAnswer(row, caller, businessDateOf(now))
}

const managers: readonly string[] = ['manager', 'group_admin']

function agreementAnswer({ id, ...row }: Row, caller: StaffCaller, today: BusinessDate): Agreement {
  const state = stateOn(row, today)
  const open = state === 'coming' || state === 'in_force'
  return {
    ...row,
    agreementId: id,
    state,
    agreedAt: row.agreedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    can: open && managers.includes(caller.role) ? ['end'] : [],
  }
}

/** The same as `stateOn`, of rows in the table. */
function inState(state: AgreementState, today: BusinessDate): Condition {
  if (state === 'ended') return ['a.endedAt IS NOT NULL']
  if (state === 'over') return ['a.endedAt IS NULL AND a.untilOn < ?', today]
  if (state === 'coming') return ['a.endedAt IS NULL AND a.untilOn >= ? AND a.fromOn > ?', today, today]
  return ['a.endedAt IS NULL AND a.untilOn >= ? AND a.fromOn <= ?', today, today]
}

function stateOn({ fromOn, untilOn, endedAt }: Omit<Row, 'id'>, today: BusinessDate): AgreementState {
  if (endedAt !== null) return 'ended'
  if (untilOn < today) return 'over'
  return fromOn > today ? 'coming' : 'in_force'
}
