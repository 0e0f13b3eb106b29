import type { EntryPreview } from '@cheyou/contract'
import { entryTiers, type BusinessDate, type EntryTiers, type RuleSet } from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import { systemAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import type { App } from '../../../wiring.ts'
import { rulesInForce } from '../rules/index.ts'
import { enrolMembers } from './enrol-members.ts'
import { entryWindow } from './entry-tier.queries.ts'
import { sum, flag } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { customers } from '../../people/customers/customers.tables.ts'

/** Customers of one unit: cut off in the middle, at most these are decided again. */
const AT_ONCE = 200
const ATTEMPTS_MAX = 8

/** How many are still to be looked at, and how many joined so far. */
export interface EnrolProgress {
  left: number
  joined: number
}

interface Entrants {
  rules: RuleSet
  ranking: EntryTiers
  /** Who is no member yet, best first. */
  joining: EntryTiers['entries']
}

/** Where the customers who are no members yet would enter, by their rank in what they paid until a day (req. 1.2). Changes nothing. */
export async function previewEntry(app: App, asOf: BusinessDate): Promise<EntryPreview> {
  return previewOf(await entrants(app, asOf), asOf)
}

/**
 * Takes all customers in on the tier of their history (req. 1.2), a bounded number in one unit. Interrupted, it goes on when it is
 * called again for the same day: members stay as they are, and the ranking is that of the whole archive.
 * @returns how many joined now
 */
export async function enrolExisting(
  app: App,
  asOf: BusinessDate,
  options: {
    atOnce?: number
    /** Inside the unit of a batch, so that what it writes is kept or lost with the batch. */
    keep?: (unit: Unit, progress: EnrolProgress) => Promise<void>
    onBatch?: (progress: EnrolProgress) => void
  } = {},
): Promise<{ joined: number; preview: EntryPreview }> {
  const { atOnce = AT_ONCE, keep, onBatch } = options
  const found = await entrants(app, asOf)
  const { joining, rules } = found
  let joined = 0
  for (let from = 0; from < joining.length; from += atOnce) {
    const left = Math.max(0, joining.length - from - atOnce)
    joined += await enrolBatch(app, { batch: joining.slice(from, from + atOnce), joinedOn: asOf, rules }, (unit, now) =>
      keep?.(unit, { left, joined: joined + now }),
    )
    onBatch?.({ left, joined })
  }
  return { joined, preview: previewOf(found, asOf) }
}

/** Somebody may join at the desk meanwhile: the batch is then taken again and finds them a member. */
async function enrolBatch(
  app: App,
  { batch, joinedOn, rules }: { batch: EntryTiers['entries']; joinedOn: BusinessDate; rules: RuleSet },
  keep: (unit: Unit, joined: number) => Promise<void> | undefined,
): Promise<number> {
  const act = systemAct(app, 'membership.enrol-existing')
  const byTier = Map.groupBy(batch, (entry) => entry.tier)
  for (let attempt = 1; ; attempt++) {
    try {
      return await app.db.unit(act, async (unit) => {
        let joined = 0
        for (const [tier, own] of byTier) {
          const customerIds = own.map((entry) => entry.customerId)
          joined += (await enrolMembers(unit, app.keys, { customerIds, joinedOn, via: 'founding', tier, rules })).length
        }
        await keep(unit, joined)
        return joined
      })
    } catch (error) {
      if (!(error instanceof DuplicateKey) || attempt === ATTEMPTS_MAX) throw error
    }
  }
}

async function entrants(app: App, asOf: BusinessDate): Promise<Entrants> {
  const rules = await rulesInForce(app.db.read, app.groupId, app.clock.now())
  const listed = await spending(app.db.read, app.groupId, entryWindow(asOf, rules), asOf)
  const ranking = entryTiers(listed, rules)
  const members = new Set(listed.filter((row) => row.member).map((row) => row.customerId))
  return { rules, ranking, joining: ranking.entries.filter(({ customerId }) => !members.has(customerId)) }
}

/** What every customer of the archive paid themselves between two days. */
async function spending(sql: Sql, groupId: string, since: BusinessDate, until: BusinessDate) {
  return rows(
    sql,
    { customerId: customers.id, spendFen: sum(), member: flag() },
    `SELECT c.id AS customerId, COALESCE(SUM(v.customerFen), 0) AS spendFen,
       EXISTS (SELECT 1 FROM members m WHERE m.customerId = c.id) AS member
     FROM customers c LEFT JOIN visits v ON v.customerId = c.id AND v.state = 'settled' AND v.settledOn BETWEEN ? AND ?
     WHERE c.groupId = ? AND c.mergedIntoId IS NULL GROUP BY c.id ORDER BY c.id`,
    [since, until, groupId],
  )
}

function previewOf({ rules, ranking, joining }: Entrants, asOf: BusinessDate): EntryPreview {
  const byTier = Map.groupBy(joining, (entry) => entry.tier)
  return {
    asOf,
    customers: ranking.entries.length,
    joining: joining.length,
    tiers: ranking.counts.map(({ tier, leastSpendFen }) => ({
      tier,
      name: nameIn('tier', rules.tiers, tier),
      joining: byTier.get(tier)?.length ?? 0,
      leastSpendFen,
    })),
  }
}
