import type { OfferedTemplate, WorkTemplate } from '@cheyou/contract'
import { addDays, businessDateOf } from '@cheyou/domain'
import { date, nullable, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { workTemplates } from './templates.tables.ts'

type Row = RowOf<typeof workTemplates>

const rowShape = pick(
  workTemplates,
  'id',
  'groupId',
  'storeId',
  'name',
  'workType',
  'content',
  'createdAt',
  'retiredAt',
)

/** Over so many days a store's habits are counted. */
const HABIT_DAYS = 30

/** What the till offers: what this car had last comes first, then what the store did most in 30 days. */
export async function offeredTemplates(
  sql: Sql,
  { storeId, vehicleId, now }: { storeId: string; vehicleId: string | null; now: Date },
): Promise<OfferedTemplate[]> {
  const found = await rows(
    sql,
    { ...rowShape, lastUsedOn: nullable(date()), uses: sum() },
    `SELECT t.*,
       (SELECT MAX(u.usedOn) FROM work_template_uses u WHERE u.vehicleId = ? AND u.templateId = t.id) AS lastUsedOn,
       (SELECT COUNT(*) FROM work_template_uses u
        WHERE u.storeId = t.storeId AND u.templateId = t.id AND u.usedOn > ?) AS uses
     FROM work_templates t WHERE t.storeId = ? AND t.retiredAt IS NULL
     ORDER BY lastUsedOn IS NULL, lastUsedOn DESC, uses DESC, t.name`,
    [vehicleId ?? '', addDays(businessDateOf(now), -HABIT_DAYS), storeId],
  )
  return found.map(({ lastUsedOn, ...row }) => ({ ...shownTemplate(row), lastUsedOn }))
}

/** Those of these stores, retired ones at the end. */
export async function templatesOf(sql: Sql, storeIds: readonly string[]): Promise<WorkTemplate[]> {
  if (storeIds.length === 0) return []
  const found = await listRows(sql, workTemplates, { storeId: storeIds }, { orderBy: ['name', 'id'] })
  return found.map(shownTemplate).toSorted((a, b) => Number(a.retired) - Number(b.retired))
}

export function shownTemplate({ id, storeId, name, workType, content, retiredAt }: Row): WorkTemplate {
  return { templateId: id, storeId, name, workType, lines: content, retired: retiredAt !== null }
}
