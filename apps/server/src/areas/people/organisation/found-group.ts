import { terms } from '@cheyou/words'
import type { Unit } from '../../../platform/db/database.ts'
import { noteFact } from '../../../platform/db/installation.ts'
import { addDictionaryValues } from './dictionary.ts'
import { addStore, type Store } from './organisation.repository.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { dealerGroups } from './organisation.tables.ts'

/** What a new club starts with; the shop edits it afterwards (req. 2.2, 9.3). */
const workTypes = [
  { code: 'first_service', name: '首保', aliases: ['首次保养'] },
  { code: 'regular_service', name: '定期保养', aliases: ['保养', '常规保养'] },
  { code: 'repair', name: terms.ordinaryRepair, aliases: ['普通维修', '小修'], flags: { ordinaryRepair: true } },
  { code: 'accident', name: '事故维修', aliases: ['事故', '钣喷'] },
  { code: 'warranty', name: '索赔维修', aliases: ['索赔', '保修'] },
  { code: 'rework', name: '返修', aliases: [] },
]

const vehicleUses = [
  { code: 'family', name: '家用' },
  { code: 'official', name: '公务' },
  { code: 'commercial', name: '营运' },
  { code: 'goods', name: '拉货' },
  { code: 'production', name: '生产' },
  { code: 'rental', name: '出租' },
]

/** In the table of installation facts: the group, so that two cannot both found one, whatever way they come. */
const FOUNDED = 'dealer_group'

/**
 * Sets up an empty installation: the group, its first store, the dictionaries it starts with.
 * @throws DuplicateKey when another was first
 */
export async function foundGroup(unit: Unit, names: { group: string; store: string }): Promise<{ store: Store }> {
  const { groupId } = unit.act
  await noteFact(unit.sql, FOUNDED, groupId)
  await insertRow(unit.sql, dealerGroups, { id: groupId, name: names.group, createdAt: unit.now })
  const store = await addStore(unit, { groupId, name: names.store })
  await addDictionaryValues(unit, groupId, 'work_type', workTypes)
  await addDictionaryValues(unit, groupId, 'vehicle_use', vehicleUses)
  return { store }
}
