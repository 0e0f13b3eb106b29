import type { FactsOf, visitSettled } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { insertRows, listRows } from '../../../platform/db/table-rows.ts'
import { workTemplates, workTemplateUses } from './templates.tables.ts'

/** Notes which templates a visit was made from; one of another store, or none at all, is no use of it. */
export async function noteTemplateUses(unit: Unit, settled: readonly FactsOf<typeof visitSettled>[]): Promise<void> {
  const named = settled.flatMap(({ templateIds, ...visit }) =>
    [...new Set(templateIds)].map((templateId) => ({ ...visit, templateId })),
  )
  if (named.length === 0) return
  const ids = named.map(({ templateId }) => templateId)
  const known = await listRows(unit.sql, workTemplates, { id: ids }, { columns: ['id', 'storeId'] })
  const storeOf = new Map(known.map(({ id, storeId }) => [id, storeId]))
  const uses = named.filter(({ templateId, storeId }) => storeOf.get(templateId) === storeId)
  if (uses.length === 0) return
  const { groupId } = unit.act
  const usedOn = businessDateOf(unit.now)
  await insertRows(
    unit.sql,
    workTemplateUses,
    uses.map(({ visitId, templateId, storeId, vehicleId }) => {
      const use = { visitId, templateId, storeId, vehicleId }
      return { ...use, groupId, usedOn }
    }),
  )
}
