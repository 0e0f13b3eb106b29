import type { MergePreview, MergingCustomer } from '@cheyou/contract'
import { businessDateOf, tierRank, type RuleSet } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { carsOf, maskedPhone, tiedToOneOf } from '../customers/index.ts'
import { tierNamed } from '../../club/membership/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { voucherOffers } from '../../club/rewards/index.ts'
import { sum, text as textColumn, nullable, count as countColumn, flag } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { customers as customersTable } from '../customers/customers.tables.ts'
import { members } from '../../club/membership/membership.tables.ts'
import { pointAccounts } from '../../club/points/points.tables.ts'

/** How many groups of duplicates are shown. */
const GROUPS = 50

const rowShape = {
  customerId: customersTable.id,
  ...pick(customersTable, 'name', 'phone', 'createdAt'),
  visits: sum(),
  spendFen: sum(),
  lastVisitOn: nullable(textColumn()),
  wechat: flag(),
  memberId: nullable(members.id),
  cardNumber: nullable(members.cardNumber),
  tier: nullable(members.tier),
  membershipEndsOn: nullable(members.membershipEndsOn),
  qualifying: nullable(pointAccounts.qualifying),
  redeemable: nullable(pointAccounts.redeemable),
  held: nullable(pointAccounts.held),
  debt: nullable(pointAccounts.debt),
}
type Row = RowOf<typeof rowShape>

/** Archives by id as the caller may see them: those of their stores that are nobody's alias. */
export async function mergingCustomers(
  sql: Sql,
  app: Pick<App, 'keys' | 'groupId'>,
  caller: StaffCaller,
  { ids, rules }: { ids: readonly string[]; rules: RuleSet },
): Promise<Map<string, MergingCustomer>> {
  if (ids.length === 0 || caller.storeIds.length === 0) return new Map()
  const listed = await rows(
    sql,
    rowShape,
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
    listed.map(({ customerId }) => customerId),
  )
  return new Map(
    listed.map((row) => [
      row.customerId,
      {
        customerId: row.customerId,
        name: row.name,
        phoneMasked: maskedPhone(app.keys, { id: row.customerId, phone: row.phone }),
        plates: (cars.get(row.customerId) ?? []).flatMap(({ plate }) => plate ?? []),
        visits: row.visits,
        spendFen: row.spendFen,
        lastVisitOn: row.lastVisitOn,
        createdAt: row.createdAt.toISOString(),
        wechat: row.wechat,
        member: memberOf(row, rules),
      },
    ]),
  )
}

function memberOf(row: Row, rules: RuleSet): MergingCustomer['member'] {
  const { memberId, cardNumber, tier, membershipEndsOn, qualifying, redeemable, held, debt } = row
  if (memberId === null || cardNumber === null || tier === null || membershipEndsOn === null) return null
  if (qualifying === null || redeemable === null || held === null || debt === null) return null
  const balances = { qualifying, redeemable, held, debt }
  return { memberId, cardNumber, tier: tierNamed(tier, rules), balances, membershipEndsOn }
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
    (await soleRow(sql, { n: countColumn() }, `SELECT COUNT(*) AS n FROM ${text}`, [memberId, ...params])).n
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
  const listed = await rows(
    sql,
    { id: customersTable.id, shared: textColumn() },
    `SELECT c.id, c.${column} AS shared FROM customers c
       JOIN (SELECT c.${column} AS hash FROM customers c WHERE ${own} GROUP BY c.${column} HAVING COUNT(*) > 1
         ORDER BY MAX(c.createdAt) DESC LIMIT ${GROUPS}) twice ON twice.hash = c.${column}
     WHERE ${own} ORDER BY c.${column}, c.id`,
    [groupId, ...storeIds, groupId, ...storeIds],
  )
  return [...Map.groupBy(listed, ({ shared }) => shared).values()].map((group) => group.map(({ id }) => id))
}
