import type { MemberCard } from '@cheyou/contract'
import { businessDateOf, countedQualifying, tierProgress, type RuleSet } from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { balancesOf, pointsOver, withoutOver } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'
import { pointAccounts } from '../points/points.tables.ts'

/** Columns of a member's card; the query joins `members m`, `customers c` and `point_accounts a`. One parameter: today. */
export const cardColumns = `m.id AS memberId, m.customerId, m.cardNumber, c.name, m.tier, m.joinedOn, m.membershipEndsOn,
  COALESCE(m.qualifyingSetAside, 0) AS setAside, a.qualifying, a.redeemable, a.held, a.debt,
  ${pointsOver('m.id')} AS overdue`

export const cardJoins = 'JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id'

export const cardRowShape = {
  memberId: members.id,
  ...pick(members, 'customerId', 'cardNumber', 'tier', 'joinedOn', 'membershipEndsOn'),
  name: customers.name,
  setAside: sum(),
  ...pick(pointAccounts, 'qualifying', 'redeemable', 'held', 'debt'),
  /** Points whose last day is over. */
  overdue: sum(),
}
export type CardRow = RowOf<typeof cardRowShape>

/** A card with what a panel shows besides, the phone encrypted; `panelColumns` of the same joins. */
export const panelRowShape = { ...cardRowShape, phone: customers.phone }
export type PanelRow = RowOf<typeof panelRowShape>

export const panelColumns = `${cardColumns}, c.phone`

/** A card as screens show it: the tier by name, the way to the next in points (req. 1.3, 1.5). */
export function memberCard(row: CardRow, rules: RuleSet): MemberCard {
  const balances = withoutOver(balancesOf(row), row.overdue)
  const progress = tierProgress(countedQualifying(balances.qualifying, row.setAside), row.tier, rules)
  return {
    memberId: row.memberId,
    cardNumber: row.cardNumber,
    name: row.name,
    tier: tierNamed(row.tier, rules),
    balances,
    progress: {
      next: progress.next && { code: progress.next.code, name: progress.next.name },
      missing: progress.missing,
      shareMilli: progress.shareMilli,
    },
    joinedOn: row.joinedOn,
    membershipEndsOn: row.membershipEndsOn,
  }
}

export function tierNamed(code: string, rules: RuleSet): { code: string; name: string } {
  return { code, name: nameIn('tier', rules.tiers, code) }
}

/** The card of one member. */
export async function cardOf(sql: Sql, groupId: string, memberId: string, now: Date): Promise<MemberCard> {
  const [card] = await cardsOf(sql, groupId, [memberId], now)
  if (!card) throw new Error('A member without a card')
  return card
}

export async function cardsOf(
  sql: Sql,
  groupId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<MemberCard[]> {
  if (memberIds.length === 0) return []
  const rules = await rulesInForce(sql, groupId, now)
  const found = await rows(
    sql,
    cardRowShape,
    `SELECT ${cardColumns} FROM members m ${cardJoins} WHERE m.id IN (${placeholders(memberIds.length)})`,
    [businessDateOf(now), ...memberIds],
  )
  return found.map((row) => memberCard(row, rules))
}
