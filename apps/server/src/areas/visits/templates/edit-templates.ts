import type { addWorkTemplate as addEndpoint, BulkDone, ByIds, EndpointInput, WorkTemplate } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { findRow, insertRow, listRows, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { inBulk } from '../../people/desk/index.ts'
import { listDictionary } from '../../people/organisation/index.ts'
import { shownTemplate } from './templates.queries.ts'
import { workTemplates } from './templates.tables.ts'

type NewTemplate = EndpointInput<typeof addEndpoint>['body']
type Row = RowOf<typeof workTemplates>

/** Adds a canned job to a store. @throws NOT_FOUND for a store or a work type, TEMPLATE_NAME_TAKEN */
export async function addTemplate(
  app: App,
  caller: StaffCaller,
  given: NewTemplate,
  idempotency: Idempotency,
): Promise<WorkTemplate> {
  const { storeId } = given
  requireOwnStore(caller, storeId)
  const act = staffAct(app, caller, 'visits.add-template', { storeId, idempotency })
  return naming(given.name, () =>
    app.db.unit(act, async (unit) => {
      await requireWorkType(unit, given.workType)
      const { lines: content, ...named } = given
      const row = { ...named, content, id: newId(), groupId: app.groupId, createdAt: unit.now, retiredAt: null }
      await insertRow(unit.sql, workTemplates, row)
      return shownTemplate(row)
    }),
  )
}

/** Gives a canned job another name, work type, lines or prices. @throws NOT_FOUND, TEMPLATE_NAME_TAKEN */
export async function changeTemplate(
  app: App,
  caller: StaffCaller,
  { templateId, name, workType, lines: content }: { templateId: string } & Omit<NewTemplate, 'storeId'>,
): Promise<WorkTemplate> {
  const change = { name, workType, content }
  return naming(name, () =>
    app.db.unit(staffAct(app, caller, 'visits.change-template'), async (unit) => {
      const row = await templateOf(unit, caller, templateId)
      if (workType !== row.workType) await requireWorkType(unit, workType)
      await updateRows(unit.sql, workTemplates, change, { id: templateId })
      return shownTemplate({ ...row, ...change })
    }),
  )
}

/** Offers a canned job at the till no longer, or again. @throws NOT_FOUND */
export async function retireTemplate(
  app: App,
  caller: StaffCaller,
  { templateId, retired }: { templateId: string; retired: boolean },
  idempotency: Idempotency,
): Promise<WorkTemplate> {
  const action = retired ? 'visits.retire-template' : 'visits.restore-template'
  return app.db.unit(staffAct(app, caller, action, { idempotency }), async (unit) => {
    const row = await templateOf(unit, caller, templateId)
    const retiredAt = retired ? (row.retiredAt ?? unit.now) : null
    await updateRows(unit.sql, workTemplates, { retiredAt }, { id: templateId })
    return shownTemplate({ ...row, retiredAt })
  })
}

/** The same to many at once, each by itself. */
export async function retireTemplates(
  app: App,
  caller: StaffCaller,
  { chosen: { ids }, retired }: { chosen: ByIds; retired: boolean },
  idempotency: Idempotency,
): Promise<BulkDone> {
  const where = { id: ids, groupId: app.groupId, storeId: caller.storeIds }
  return inBulk(app, caller, {
    action: retired ? 'visits.retire-template' : 'visits.restore-template',
    chosen: await listRows(app.db.read, workTemplates, where, { columns: ['id', 'name'], orderBy: ['name', 'id'] }),
    count: new Set(ids).size,
    idempotency,
    each: (templateId, own) => retireTemplate(app, caller, { templateId, retired }, own),
  })
}

/** @throws NOT_FOUND for one of a store that is not theirs */
async function templateOf(unit: Unit, caller: StaffCaller, id: string): Promise<Row> {
  const row = await findRow(unit.sql, workTemplates, { id, groupId: unit.act.groupId }, undefined, { lock: true })
  if (!row || !caller.storeIds.includes(row.storeId)) throw new Refusal('NOT_FOUND', { what: 'template' })
  return row
}

async function requireWorkType(unit: Unit, workType: string): Promise<void> {
  const offered = await listDictionary(unit.sql, unit.act.groupId, 'work_type')
  if (offered.every(({ code }) => code !== workType))
    throw new Refusal('NOT_FOUND', { what: 'workType', code: workType })
}

async function naming<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof DuplicateKey && error.index === 'ux_work_templates_name')
      throw new Refusal('TEMPLATE_NAME_TAKEN', { name })
    throw error
  }
}
