import type { Unit } from '../../../platform/db/database.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { moveIdentity } from '../auth/index.ts'
import { phonePlace, tellChanged, tieToStore } from './customers.repository.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { vehiclePeople, customerStores, customers } from './customers.tables.ts'
import { updateRows, deleteRows } from '../../../platform/db/table-rows.ts'

const tieShape = pick(vehiclePeople, 'vehicleId', 'role', 'paying', 'sinceOn', 'untilOn')

/**
 * Everything of one archive goes to another that is the same person's, and the one becomes the other's alias (req. 1.7): cars,
 * ties to stores, the phone where there is none, WeChat. Whatever an import says of the alias later reaches the kept one.
 * @returns how many cars moved
 */
export async function joinArchives(
  unit: Unit,
  keys: Keyring,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<{ cars: number }> {
  const cars = await moveCars(unit, keptId, mergedId)
  await moveStores(unit, keptId, mergedId)
  await movePhone(unit, keys, keptId, mergedId)
  await moveIdentity(unit, { from: mergedId, to: keptId })
  await unit.sql.run('UPDATE customers SET mergedIntoId = ?, updatedAt = ? WHERE id = ? OR mergedIntoId = ?', [
    keptId,
    unit.now,
    mergedId,
    mergedId,
  ])
  tellChanged(unit, [keptId, mergedId])
  return { cars }
}

async function moveCars(unit: Unit, keptId: string, mergedId: string): Promise<number> {
  const of = (customerId: string) =>
    rows(
      unit.sql,
      tieShape,
      'SELECT vehicleId, role, paying, sinceOn, untilOn FROM vehicle_people WHERE customerId = ? ORDER BY vehicleId',
      [customerId],
    )
  const known = new Map((await of(keptId)).map((tie) => [tie.vehicleId, tie]))
  const ties = await of(mergedId)
  for (const tie of ties) {
    const { vehicleId } = tie
    const own = known.get(vehicleId)
    if (!own) {
      await updateRows(unit.sql, vehiclePeople, { customerId: keptId }, { vehicleId, customerId: mergedId })
      continue
    }
    // Both were tied to it: the tie that still holds wins, and the payer goes on paying.
    const present = own.untilOn === null || tie.untilOn === null
    const pays = [own, tie].some(({ paying, untilOn }) => paying && (!present || untilOn === null))
    const { role, sinceOn } = own.untilOn === null ? own : tie
    await deleteRows(unit.sql, vehiclePeople, { vehicleId, customerId: mergedId })
    await updateRows(
      unit.sql,
      vehiclePeople,
      { role, paying: pays, sinceOn, untilOn: present ? null : own.untilOn },
      { vehicleId, customerId: keptId },
    )
  }
  return ties.length
}

/** The alias is tied to no store: staff see the kept archive only. */
async function moveStores(unit: Unit, keptId: string, mergedId: string): Promise<void> {
  const stores = await rows(
    unit.sql,
    { storeId: customerStores.storeId },
    'SELECT storeId FROM customer_stores WHERE customerId = ? ORDER BY storeId',
    [mergedId],
  )
  for (const { storeId } of stores) await tieToStore(unit, storeId, [keptId])
  await deleteRows(unit.sql, customerStores, { customerId: mergedId })
}

/** Another phone stays with the alias, so that its owner still finds the archive by it. */
async function movePhone(unit: Unit, keys: Keyring, keptId: string, mergedId: string): Promise<void> {
  const phones = await rows(
    unit.sql,
    pick(customers, 'id', 'phone', 'phoneHash', 'phoneTailHash'),
    'SELECT id, phone, phoneHash, phoneTailHash FROM customers WHERE id IN (?, ?)',
    [keptId, mergedId],
  )
  const kept = phones.find(({ id }) => id === keptId)
  const merged = phones.find(({ id }) => id === mergedId)
  if (!kept || !merged || kept.phone !== null || merged.phone === null) return
  const phone = keys.decrypt(merged.phone, phonePlace(mergedId))
  await updateRows(
    unit.sql,
    customers,
    {
      phone: keys.encrypt(phone, phonePlace(keptId)),
      phoneHash: merged.phoneHash,
      phoneTailHash: merged.phoneTailHash,
    },
    { id: keptId },
  )
}
