import type { EndpointInput, EndpointOutput, listActs } from '@cheyou/contract'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { staff } from '../../areas/people/auth/auth.tables.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { stores } from '../../areas/people/organisation/organisation.tables.ts'
import { nullable } from '../../platform/db/columns.ts'
import { acts } from '../../platform/db/core.tables.ts'
import { pageByKey, type KeyOrder } from '../../platform/db/page-by-key.ts'
import { rows } from '../../platform/db/rows.ts'
import { placeholders } from '../../platform/db/sql.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { allOf, duringDays, type Condition } from '../../platform/db/where.ts'
import { cursorAfter, cutPage, instantKey, PAGE_SIZE, readCursor, textKey } from '../../platform/http/paging.ts'
import type { App } from '../../wiring.ts'
import { hitsAnywhere } from '../staff/hits.ts'

type Query = EndpointInput<typeof listActs>['query']

const rowShape = {
  ...pick(acts, 'id', 'at', 'action', 'reason', 'memberId'),
  staffName: staff.name,
  storeName: nullable(stores.name),
  memberName: nullable(customers.name),
  cardNumber: nullable(members.cardNumber),
}

const order: KeyOrder = { key: 'a.at', id: 'a.id', direction: 'desc' }

/** What staff of the caller's stores did, newest first (req. 15.1). */
export async function actsPage(app: App, caller: StaffCaller, query: Query): Promise<EndpointOutput<typeof listActs>> {
  const colleagues = await colleaguesOf(app, caller)
  if (colleagues.length === 0) return { rows: [], nextCursor: null, staff: [] }
  const ids = colleagues.map(({ staffId }) => staffId)
  const filter = allOf([
    ['a.groupId = ?', app.groupId],
    ["a.actorKind = 'staff'"],
    [`a.actorId IN (${placeholders(ids.length)})`, ...ids],
    ...(await asked(app, query)),
  ])
  const limit = query.limit ?? PAGE_SIZE
  const after = query.cursor === undefined ? null : readCursor(query.cursor, [instantKey, textKey])
  const found = await pageByKey(order, after, limit + 1, (stretch) =>
    rows(
      app.db.read,
      rowShape,
      `SELECT a.id, a.at, a.action, a.reason, a.memberId, s.name AS staffName, t.name AS storeName, c.name AS memberName,
         m.cardNumber
       FROM acts a JOIN staff s ON s.id = a.actorId LEFT JOIN stores t ON t.id = a.storeId
         LEFT JOIN members m ON m.id = a.memberId LEFT JOIN customers c ON c.id = m.customerId
       WHERE ${filter.where} AND ${stretch.where} ${stretch.orderBy} LIMIT ?`,
      [...filter.params, ...stretch.params, stretch.limit],
    ),
  )
  const page = cutPage(found, limit)
  return {
    rows: page.rows.map(shown),
    nextCursor: page.last && cursorAfter([page.last.at, page.last.id]),
    staff: colleagues,
  }
}

async function asked(app: App, { q, staffId, action, from, to }: Query): Promise<Condition[]> {
  const hits = q === undefined ? null : await hitsAnywhere(app, q)
  return [
    staffId === undefined ? null : ['a.actorId = ?', staffId],
    action === undefined ? null : ['a.action = ?', action],
    ...duringDays('a.at', from, to),
    hits && [
      `a.memberId IN (SELECT hm.id FROM members hm JOIN (${hits.sql}) hit ON hit.customerId = hm.customerId)`,
      ...hits.params,
    ],
  ]
}

/** Those of the staff, also retired, who work or worked at one of the caller's stores. */
async function colleaguesOf({ db }: App, { storeIds }: StaffCaller): Promise<{ staffId: string; name: string }[]> {
  if (storeIds.length === 0) return []
  return rows(
    db.read,
    { staffId: staff.id, name: staff.name },
    `SELECT s.id AS staffId, s.name FROM staff s
     WHERE s.id IN (SELECT staffId FROM staff_stores WHERE storeId IN (${placeholders(storeIds.length)}))
     ORDER BY s.name, s.id`,
    storeIds,
  )
}

function shown({ id, at, memberId, memberName, cardNumber, ...row }: RowOf<typeof rowShape>) {
  const isKnown = memberId !== null && memberName !== null && cardNumber !== null
  return {
    ...row,
    actId: id,
    at: at.toISOString(),
    member: isKnown ? { memberId, name: memberName, cardNumber } : null,
  }
}
