import type { MemberHit, MemberPanel } from '@cheyou/contract'
import { businessDateOf, type RuleSet } from '@cheyou/domain'
import { placeholders, type Sql } from '../../platform/db/sql.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { carsAndAdvisor, maskedPhone, tiedToOneOf } from '../../areas/people/customers/index.ts'
import {
  cardJoins,
  memberCard,
  panelColumns,
  panelRowShape,
  tierNamed,
  type PanelRow,
} from '../../areas/club/membership/index.ts'
import { redemptionFacts, redemptionsAtDesk } from '../../areas/club/rewards/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { lastVisitOf } from '../../areas/visits/visits/index.ts'
import type { Keyring } from '../../platform/pii/keyring.ts'
import { byNumber, byPlate } from './find-members.ts'
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

const HITS = 20

/** Members of the caller's stores by whole phone, plate or card number. */
export async function searchMembers(
  sql: Sql,
  keys: Keyring,
  caller: StaffCaller,
  of: { groupId: string; typed: string; now: Date },
): Promise<MemberHit[]> {
  if (caller.storeIds.length === 0) return []
  const hits = byNumber(keys, of.groupId, of.typed) ?? byPlate(of.groupId, of.typed)
  const found = await rows(
    sql,
    panelRowShape,
    `SELECT ${panelColumns} FROM (${hits.sql}) hit JOIN members m ON m.customerId = hit.customerId ${cardJoins}
     WHERE m.groupId = ? AND ${tiedToOneOf('m.customerId', caller.storeIds.length)} LIMIT ${HITS}`,
    [businessDateOf(of.now), ...hits.params, of.groupId, ...caller.storeIds],
  )
  const rules = await rulesInForce(sql, of.groupId, of.now)
  const plates = await platesOf(
    sql,
    found.map((row) => row.customerId),
  )
  return found.map((row) => ({
    memberId: row.memberId,
    name: row.name,
    cardNumber: row.cardNumber,
    tier: tierNamed(row.tier, rules),
    phoneMasked: maskedPhone(keys, { id: row.customerId, phone: row.phone }),
    plates: plates.get(row.customerId) ?? [],
  }))
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
