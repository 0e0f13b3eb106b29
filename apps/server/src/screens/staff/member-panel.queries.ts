import type { MemberPanel } from '@cheyou/contract'
import { businessDateOf, type RuleSet } from '@cheyou/domain'
import { placeholders, type Sql } from '../../platform/db/sql.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { carsAndAdvisor, maskedPhone } from '../../areas/people/customers/index.ts'
import { cardJoins, memberCard, panelColumns, panelRowShape, type PanelRow } from '../../areas/club/membership/index.ts'
import { redemptionFacts, redemptionsAtDesk } from '../../areas/club/rewards/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { lastVisitOf } from '../../areas/visits/visits/index.ts'
import type { Keyring } from '../../platform/pii/keyring.ts'
import { notNull } from '../../platform/db/columns.ts'
import { firstRow, rows } from '../../platform/db/rows.ts'
import { vehiclePeople, vehicles } from '../../areas/people/customers/customers.tables.ts'

/** Who stands at the desk: card, cars, last visit, what waits to be handed over. Reads only, also inside a unit. */
export async function memberPanel(
  sql: Sql,
  keys: Keyring,
  row: PanelRow,
  { groupId, rules, now }: { groupId: string; rules: RuleSet; now: Date },
): Promise<MemberPanel> {
  const { customerId, memberId } = row
  const { open, vouchers } = await redemptionsAtDesk(sql, memberId, businessDateOf(now))
  return {
    card: memberCard(row, rules),
    phoneMasked: maskedPhone(keys, { id: customerId, phone: row.phone }),
    ...(await carsAndAdvisor(sql, customerId)),
    lastVisit: await lastVisitOf(sql, customerId),
    openRedemptions: await redemptionFacts(sql, groupId, open, now),
    usableVouchers: await redemptionFacts(sql, groupId, vouchers, now),
  }
}

/** The panel of a member that the caller may see. */
export async function panelOf(
  sql: Sql,
  keys: Keyring,
  groupId: string,
  memberId: string,
  now: Date,
): Promise<MemberPanel> {
  const row = await firstRow(sql, panelRowShape, `SELECT ${panelColumns} FROM members m ${cardJoins} WHERE m.id = ?`, [
    businessDateOf(now),
    memberId,
  ])
  if (!row) throw new Refusal('NOT_FOUND')
  return memberPanel(sql, keys, row, { groupId, rules: await rulesInForce(sql, groupId, now), now })
}

/** The plates of customers' present cars. */
export async function platesOf(sql: Sql, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  if (customerIds.length === 0) return new Map()
  const found = await rows(
    sql,
    { customerId: vehiclePeople.customerId, plate: notNull(vehicles.plate) },
    `SELECT vp.customerId, v.plate FROM vehicle_people vp JOIN vehicles v ON v.id = vp.vehicleId
     WHERE vp.customerId IN (${placeholders(customerIds.length)}) AND vp.untilOn IS NULL AND v.plate IS NOT NULL
     ORDER BY v.purchasedOn DESC, v.id`,
    [...customerIds],
  )
  const plates = new Map<string, string[]>()
  for (const { customerId, plate } of found) plates.set(customerId, [...(plates.get(customerId) ?? []), plate])
  return plates
}
