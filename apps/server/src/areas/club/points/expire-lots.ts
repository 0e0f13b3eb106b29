import { addDays, expireLots as expire, startOfBusinessDay, type BusinessDate, type Lot } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { lockBalances } from './accounts.ts'
import { postEntries, type PostingDraft } from './post-entries.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { ledgerPostings, pointLots } from './points.tables.ts'

/** Members of one unit. */
const AT_ONCE = 500

/**
 * Takes away what is left in lots whose last day is before `asOf` (req. 2.5), member by member. Run twice or by several
 * processes at once, it ends the same: what expired is no longer in its lot.
 */
export async function expireLots(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const over = await membersPast(app, asOf)
  const done = walk(app, job, { members: 0, changed: 0, points: 0 }, over.length)
  const left = over.filter((memberId) => memberId > done.after)
  for (let from = 0; from < left.length; from += AT_ONCE) {
    const memberIds = left.slice(from, from + AT_ONCE)
    await done.unit({ upTo: memberIds.at(-1)!, members: memberIds.length }, (unit) => expireOf(unit, memberIds, asOf))
  }
  return done.counts
}

/** Who has something left in a lot whose last day has passed, in the order of their ids; on most nights nobody. From the index alone. */
async function membersPast({ db, groupId }: App, asOf: BusinessDate): Promise<string[]> {
  const found = await rows(
    db.read,
    { memberId: pointLots.memberId },
    'SELECT DISTINCT memberId FROM point_lots WHERE groupId = ? AND expiresOn < ? AND remaining > 0',
    [groupId, asOf],
  )
  return found.map(({ memberId }) => memberId).toSorted()
}

async function expireOf(unit: Unit, memberIds: readonly string[], asOf: BusinessDate) {
  const balances = await lockBalances(unit, memberIds)
  const lots = await lotsPast(unit.sql, memberIds, asOf)
  const earlier = await earlierExpiries(unit.sql, memberIds)
  const drafts = [...lots].flatMap(([memberId, own]) => postingsOf(memberId, own, asOf, earlier))
  await postEntries(unit, balances, drafts)
  const points = [...lots.values()].flat().reduce((sum, lot) => sum + lot.remaining, 0)
  return { changed: lots.size, points }
}

/** One posting for each last day, effective when that day is over. */
function postingsOf(
  memberId: string,
  lots: readonly Lot[],
  asOf: BusinessDate,
  earlier: ReadonlyMap<string, number>,
): PostingDraft[] {
  return [...Map.groupBy(lots, (lot) => lot.expiresOn ?? '')].map(([expiresOn, own]) => {
    // Points that come back to a lot that is over, from a hold, expire in another posting of the same day.
    const times = earlier.get(`${memberId} ${expiresOn}`) ?? 0
    return {
      memberId,
      cause: `${causePrefix}${expiresOn}:${times}`,
      kind: 'expiry',
      subjectId: memberId,
      tier: null,
      ruleVersion: null,
      facts: { expiresOn },
      effectiveAt: startOfBusinessDay(times === 0 ? addDays(expiresOn, 1) : asOf),
      entries: expire(own, asOf).entries,
    }
  })
}

const causePrefix = 'expiry:'

/** How many expiries members have had of each last day. */
async function earlierExpiries(sql: Sql, memberIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const found = await rows(
    sql,
    pick(ledgerPostings, 'memberId', 'cause'),
    `SELECT memberId, cause FROM ledger_postings
     WHERE memberId IN (${placeholders(memberIds.length)}) AND cause >= ? AND cause < ?`,
    // The character after the colon ends the range, so that the index of causes answers.
    [...memberIds, causePrefix, 'expiry;'],
  )
  for (const { memberId, cause } of found) {
    const key = `${memberId} ${cause.split(':')[1] ?? ''}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Lots with points left whose last day has passed, by member. */
async function lotsPast(sql: Sql, memberIds: readonly string[], asOf: BusinessDate): Promise<Map<string, Lot[]>> {
  const found = await rows(
    sql,
    pick(pointLots, 'id', 'earnedOn', 'expiresOn', 'memberId', 'remaining'),
    `SELECT memberId, id, earnedOn, expiresOn, remaining FROM point_lots
     WHERE memberId IN (${placeholders(memberIds.length)}) AND remaining > 0 AND expiresOn < ? ORDER BY memberId, id`,
    [...memberIds, asOf],
  )
  return Map.groupBy(found, (lot) => lot.memberId)
}
