import type { MergePreview, MergingCustomer } from '@cheyou/contract'
import { businessDateOf, tierRank, type RuleSet } from '@cheyou/domain'
import { instant, integer, placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { carsOf, maskedPhone, tiedToOneOf } from '../customers/index.ts'
import { tierNamed } from '../../club/membership/index.ts'
import { balancesOf } from '../../club/points/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { voucherOffers } from '../../club/rewards/index.ts'

/** How many groups of duplicates are shown. */
const GROUPS = 50

interface Row {
  customerId: string
  name: string
  phone: string | null
  createdAt: unknown
  visits: unknown
  spendFen: unknown
  lastVisitOn: string | null
  wechat: unknown
  memberId: string | null
  cardNumber: string | null
  tier: string | null
  membershipEndsOn: string | null
  qualifying: unknown
  redeemable: unknown
  held: unknown
  debt: unknown
}

/** Archives by id as the caller may see them: those of their stores that are nobody's alias. */
export async function mergingCustomers(
  sql: Sql,
  app: Pick<App, 'keys' | 'groupId'>,
  caller: StaffCaller,
  { ids, rules }: { ids: readonly string[]; rules: RuleSet },
): Promise<Map<string, MergingCustomer>> {
  if (ids.length === 0 || caller.storeIds.length === 0) return new Map()
  const rows = await sql.all<Row>(
    `SELECT c.id AS customerId, c.name, c.phone, c.createdAt, m.id AS memberId, m.cardNumber, m.tier, m.membershipEndsOn,
       a.qualifying, a.redeemable, a.held, a.debt,
       (SELECT COUNT(*) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled') AS visits,
       (SELECT COALESCE(SUM(v.customerFen), 0) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled') AS spendFen,
       (SELECT MAX(v.settledOn) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled') AS lastVisitOn,
       EXISTS (SELECT 1 FROM wechat_identities i WHERE i.customerId = c.id) AS wechat
     FROM customers c LEFT JOIN members m ON m.customerId = c.id LEFT JOIN point_accounts a ON a.memberId = m.id
     WHERE c.groupId = ? AND c.mergedIntoId IS NULL AND c.id IN (${placeholders(ids.length)})
       AND ${tiedToOneOf('c.id', caller.storeIds.length)}`,
    [app.groupId, ...ids, ...caller.storeIds],
  )
  const cars = await carsOf(
    sql,
    rows.map(({ customerId }) => customerId),
  )
  return new Map(
    rows.map((row) => [
      row.customerId,
      {
        customerId: row.customerId,
        name: row.name,
        phoneMasked: maskedPhone(app.keys, { id: row.customerId, phone: row.phone }),
        plates: (cars.get(row.customerId) ?? []).flatMap(({ plate }) => plate ?? []),
        visits: integer(row.visits),
        spendFen: integer(row.spendFen),
        lastVisitOn: row.lastVisitOn,
        createdAt: instant(row.createdAt).toISOString(),
        wechat: integer(row.wechat) === 1,
        member: memberOf(row, rules),
      },
    ]),
  )
}

function memberOf(row: Row, rules: RuleSet): MergingCustomer['member'] {
  const { memberId, cardNumber, tier, membershipEndsOn } = row
  if (memberId === null || cardNumber === null || tier === null || membershipEndsOn === null) return null
  return { memberId, cardNumber, tier: tierNamed(tier, rules), balances: balancesOf(row), membershipEndsOn }
}

/** The two archives of a merge. @throws NOT_FOUND for one that is not the caller's to see, or twice the same */
export async function mergePair(
  sql: Sql,
  app: Pick<App, 'keys' | 'groupId'>,
  caller: StaffCaller,
  { keptId, mergedId, rules }: { keptId: string; mergedId: string; rules: RuleSet },
): Promise<{ kept: MergingCustomer; merged: MergingCustomer }> {
  const found = await mergingCustomers(sql, app, caller, { ids: [keptId, mergedId], rules })
  const kept = found.get(keptId)
  const merged = found.get(mergedId)
  if (!kept || !merged || keptId === mergedId) throw new Refusal('NOT_FOUND', { what: 'customer' })
  return { kept, merged }
}

/** What a merge would move, and what stands against it. */
export async function mergePreview(
  app: App,
  caller: StaffCaller,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<MergePreview> {
  const sql = app.db.read
  const now = app.clock.now()
  const rules = await rulesInForce(sql, app.groupId, now)
  const { kept, merged } = await mergePair(sql, app, caller, { keptId, mergedId, rules })
  // Without a member on the kept side the other's card simply goes on there: nothing is transferred.
  const moving = kept.member ? merged.member?.balances : undefined
  return {
    kept,
    merged,
    moves: {
      cars: merged.plates.length,
      visits: merged.visits,
      qualifying: moving?.qualifying ?? 0,
      redeemable: moving?.redeemable ?? 0,
      debt: moving?.debt ?? 0,
    },
    after: afterMerge(kept, merged, rules),
    open: await openMatters(sql, app.groupId, kept.member ? merged.member?.memberId : undefined, businessDateOf(now)),
  }
}

/** The kept card, the better of the two tiers, the later of the two ends. */
export function afterMerge(kept: MergingCustomer, merged: MergingCustomer, rules: RuleSet): MergePreview['after'] {
  const [own, other] = [kept.member ?? merged.member, merged.member ?? kept.member]
  if (!own || !other) return null
  const better = rankOf(other.tier.code, rules) > rankOf(own.tier.code, rules) ? other.tier : own.tier
  const later = other.membershipEndsOn > own.membershipEndsOn ? other.membershipEndsOn : own.membershipEndsOn
  return { cardNumber: own.cardNumber, tier: better, membershipEndsOn: later }
}

const rankOf = (code: string, rules: RuleSet) =>
  rules.tiers.some((tier) => tier.code === code) ? tierRank(code, rules) : -1

/** What a member who would go on in another still has open: it must be settled before, for it stands in their name. */
export async function openMatters(
  sql: Sql,
  groupId: string,
  memberId: string | undefined,
  today: string,
): Promise<MergePreview['open']> {
  if (memberId === undefined) return { redemptions: 0, adjustments: 0, agreements: 0 }
  const count = async (text: string, ...params: string[]) =>
    integer((await sql.one<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${text}`, [memberId, ...params]))?.n)
  const held = await count("redemptions WHERE memberId = ? AND state = 'held'")
  const begun = (await voucherOffers(sql, groupId, memberId, 'usable', today)).length
  return {
    redemptions: Math.max(held, begun),
    adjustments: await count("point_adjustments WHERE memberId = ? AND state = 'pending'"),
    agreements: await count('agreements WHERE memberId = ? AND endedAt IS NULL AND untilOn >= ?', today),
  }
}

/** Archives of the caller's stores that share a phone or an ID number, the newest first. */
export async function duplicates(app: App, caller: StaffCaller) {
  const sql = app.db.read
  const rules = await rulesInForce(sql, app.groupId, app.clock.now())
  const groups: { by: 'phone' | 'id_number'; ids: string[] }[] = []
  for (const [by, column] of [
    ['phone', 'phoneHash'],
    ['id_number', 'idNumberHash'],
  ] as const)
    groups.push(...(await sharing(sql, app.groupId, caller, column)).map((ids) => ({ by, ids })))
  const found = await mergingCustomers(sql, app, caller, { ids: [...new Set(groups.flatMap(({ ids }) => ids))], rules })
  const seen = new Set<string>()
  return groups.slice(0, GROUPS).flatMap(({ by, ids }) => {
    const customers = ids.flatMap((customerId) => found.get(customerId) ?? [])
    const key = ids.join(' ')
    if (customers.length < 2 || seen.has(key)) return []
    seen.add(key)
    return [{ by, customers }]
  })
}

async function sharing(
  sql: Sql,
  groupId: string,
  { storeIds }: StaffCaller,
  column: 'phoneHash' | 'idNumberHash',
): Promise<string[][]> {
  if (storeIds.length === 0) return []
  const own = `c.groupId = ? AND c.mergedIntoId IS NULL AND c.${column} IS NOT NULL AND ${tiedToOneOf('c.id', storeIds.length)}`
  const rows = await sql.all<{ id: string; shared: string }>(
    `SELECT c.id, c.${column} AS shared FROM customers c
       JOIN (SELECT c.${column} AS hash FROM customers c WHERE ${own} GROUP BY c.${column} HAVING COUNT(*) > 1
         ORDER BY MAX(c.createdAt) DESC LIMIT ${GROUPS}) twice ON twice.hash = c.${column}
     WHERE ${own} ORDER BY c.${column}, c.id`,
    [groupId, ...storeIds, groupId, ...storeIds],
  )
  return [...Map.groupBy(rows, ({ shared }) => shared).values()].map((group) => group.map(({ id }) => id))
}
