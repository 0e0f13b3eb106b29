import { pointsOver, withoutOver } from '../../areas/club/points/index.ts'
import type { MergePreview, MergingCustomer } from '@cheyou/contract'
import { businessDateOf, countedQualifying, decideUpgrade, tierRank, type RuleSet } from '@cheyou/domain'
import { placeholders, type Sql } from '../../platform/db/sql.ts'
import type { Unit } from '../../platform/db/database.ts'
import type { App } from '../../wiring.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { carsOf, maskedPhone, tiedToOneOf } from '../../areas/people/customers/index.ts'
import { endAfterMerge, setAsideOf, tierNamed } from '../../areas/club/membership/index.ts'
import { areAlike, openMatters, requirePair } from '../../areas/people/merging/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { flag, nullable, sum, text } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { pointAccounts } from '../../areas/club/points/points.tables.ts'

const rowShape = {
  customerId: customers.id,
  ...pick(customers, 'name', 'phone', 'createdAt'),
  visits: sum(),
  spendFen: sum(),
  lastVisitOn: nullable(text()),
  wechat: flag(),
  memberId: nullable(members.id),
  cardNumber: nullable(members.cardNumber),
  tier: nullable(members.tier),
  membershipEndsOn: nullable(members.membershipEndsOn),
  qualifying: nullable(pointAccounts.qualifying),
  redeemable: nullable(pointAccounts.redeemable),
  held: nullable(pointAccounts.held),
  debt: nullable(pointAccounts.debt),
  overdue: sum(),
}
type Row = RowOf<typeof rowShape>

type Tier = ReturnType<typeof tierNamed>

/** Archives by id as the caller may see them: those of their stores that are nobody's alias. */
export async function mergingCustomers(
  sql: Sql,
  app: Pick<App, 'keys' | 'groupId' | 'clock'>,
  caller: StaffCaller,
  { ids, rules }: { ids: readonly string[]; rules: RuleSet },
): Promise<Map<string, MergingCustomer>> {
  if (ids.length === 0 || caller.storeIds.length === 0) return new Map()
  const listed = await rows(
    sql,
    rowShape,
    `SELECT c.id AS customerId, c.name, c.phone, c.createdAt, m.id AS memberId, m.cardNumber, m.tier, m.membershipEndsOn,
       a.qualifying, a.redeemable, a.held, a.debt, ${pointsOver('m.id')} AS overdue,
       (SELECT COUNT(*) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled' AND v.refund IS NULL) AS visits,
       (SELECT COALESCE(SUM(v.customerFen), 0) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled') AS spendFen,
       (SELECT MAX(v.settledOn) FROM visits v WHERE v.customerId = c.id AND v.state = 'settled' AND v.refund IS NULL) AS lastVisitOn,
       EXISTS (SELECT 1 FROM wechat_identities i WHERE i.customerId = c.id) AS wechat
     FROM customers c LEFT JOIN members m ON m.customerId = c.id LEFT JOIN point_accounts a ON a.memberId = m.id
     WHERE c.groupId = ? AND c.mergedIntoId IS NULL AND c.id IN (${placeholders(ids.length)})
       AND ${tiedToOneOf('c.id', caller.storeIds.length)}`,
    [businessDateOf(app.clock.now()), app.groupId, ...ids, ...caller.storeIds],
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
  const { memberId, cardNumber, tier, membershipEndsOn, qualifying, redeemable, held, debt, overdue } = row
  if (memberId === null || cardNumber === null || tier === null || membershipEndsOn === null) return null
  if (qualifying === null || redeemable === null || held === null || debt === null) return null
  const balances = withoutOver({ qualifying, redeemable, held, debt }, overdue)
  return { memberId, cardNumber, tier: tierNamed(tier, rules), balances, membershipEndsOn }
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
  await requirePair(sql, app.groupId, caller, { keptId, mergedId })
  const found = await mergingCustomers(sql, app, caller, { ids: [keptId, mergedId], rules })
  const [kept, merged] = [found.get(keptId)!, found.get(mergedId)!]
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
    after: await afterMerge(sql, { kept, merged }, rules, now),
    open: await openMatters(sql, app, { keptId, mergedId }, now),
    alike: await areAlike(sql, { keptId, mergedId }),
  }
}

/** What a merge answers: the kept archive as it is afterwards. */
export async function mergedArchives(
  unit: Unit,
  app: Pick<App, 'keys' | 'groupId' | 'clock'>,
  caller: StaffCaller,
  { mergeId, keptId }: { mergeId: string | null; keptId: string },
): Promise<{ mergeId: string | null; kept: MergingCustomer }> {
  const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
  const kept = (await mergingCustomers(unit.sql, app, caller, { ids: [keptId], rules })).get(keptId)
  if (!kept) throw new Error('A kept archive that is gone')
  return { mergeId, kept }
}

/** The kept card, the better of the two tiers or the one that the points of both lift to, the years one after another. */
async function afterMerge(
  sql: Sql,
  { kept, merged }: Pick<MergePreview, 'kept' | 'merged'>,
  rules: RuleSet,
  now: Date,
): Promise<MergePreview['after']> {
  const [own, other] = [kept.member ?? merged.member, merged.member ?? kept.member]
  if (!own || !other) return null
  const { cardNumber, membershipEndsOn } = own
  if (own === other) return { cardNumber, tier: own.tier, membershipEndsOn }
  const better = rankOf(other.tier.code, rules) > rankOf(own.tier.code, rules) ? other.tier : own.tier
  const cards = { from: other.memberId, into: own.memberId }
  const setAside = (await setAsideOf(sql, cards.from)) + (await setAsideOf(sql, cards.into))
  const qualifying = countedQualifying(own.balances.qualifying + other.balances.qualifying, setAside)
  const tier = liftedBy(qualifying, better, rules)
  return { cardNumber, tier, membershipEndsOn: await endAfterMerge(sql, cards, now, rules) }
}

/** A tier that the points lift to at once; where staff confirm upgrades they invite. */
function liftedBy(qualifying: number, tier: Tier, rules: RuleSet): Tier {
  if (rankOf(tier.code, rules) < 0) return tier
  const decision = decideUpgrade(qualifying, tier.code, rules)
  return decision.kind === 'upgrade' ? tierNamed(decision.to, rules) : tier
}

const rankOf = (code: string, rules: RuleSet) =>
  rules.tiers.some((tier) => tier.code === code) ? tierRank(code, rules) : -1
