import type { MemberCard } from '@cheyou/contract'
import { countedQualifying, tierProgress, type RuleSet } from '@cheyou/domain'
import { integer, placeholders, type Sql } from '../../../platform/db/sql.ts'
import { balancesOf } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'

/** Columns of a member's card; the query joins `members m`, `customers c` and `point_accounts a`. */
export const cardColumns = `m.id AS memberId, m.customerId, m.cardNumber, c.name, m.tier, m.joinedOn, m.membershipEndsOn,
  COALESCE(m.qualifyingSetAside, 0) AS setAside, a.qualifying, a.redeemable, a.held, a.debt`

export const cardJoins = 'JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id'

export interface CardRow {
  memberId: string
  customerId: string
  cardNumber: string
  name: string
  tier: string
  joinedOn: string
  membershipEndsOn: string
  /** Qualifying points that a downgrade set aside. */
  setAside: unknown
  qualifying: unknown
  redeemable: unknown
  held: unknown
  debt: unknown
}

/** A card with what a panel shows besides; `panelColumns` of the same joins. */
export interface PanelRow extends CardRow {
  /** Encrypted. */
  phone: string | null
}

export const panelColumns = `${cardColumns}, c.phone`

/** A card as screens show it: the tier by name, the way to the next in points (req. 1.3, 1.5). */
export function memberCard(row: CardRow, rules: RuleSet): MemberCard {
  const balances = balancesOf(row)
  const progress = tierProgress(countedQualifying(balances.qualifying, integer(row.setAside)), row.tier, rules)
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
  return { code, name: rules.tiers.find((tier) => tier.code === code)?.name ?? code }
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
  const rows = await sql.all<CardRow>(
    `SELECT ${cardColumns} FROM members m ${cardJoins} WHERE m.id IN (${placeholders(memberIds.length)})`,
    [...memberIds],
  )
  return rows.map((row) => memberCard(row, rules))
}
