import { addDays, startOfBusinessDay, yearEnd, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk, type Walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { rulesInForce } from '../rules/index.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { type RowOf, pick } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { membershipNotices } from './membership-notices.tables.ts'

const AT_ONCE = 500
const ATTEMPTS_MAX = 8

/** What the nights note of a year that ends. */
type Kind = 'reminder' | 'lapse'

const endingYearShape = { memberId: members.id, endsOn: members.membershipEndsOn }
type EndingYear = RowOf<typeof endingYearShape>

/**
 * Every night: the reminder that is due before a membership year ends (req. 1.4), each once; of several that were missed the
 * last one only. Messages are sent from here.
 */
export async function noteReminders(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const rules = await rulesInForce(app.db.read, app.groupId, startOfBusinessDay(asOf))
  const lead = Math.max(0, ...rules.membership.renewal.remindDaysBefore)
  return noteAll(app, job, { kind: 'reminder', from: asOf, to: addDays(asOf, lead), asOf, rules })
}

/** Every night: whose grace is over has lapsed, noted once for each end (req. 1.4). */
export async function noteLapses(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const rules = await rulesInForce(app.db.read, app.groupId, startOfBusinessDay(asOf))
  const to = addDays(asOf, -rules.membership.graceDays - 1)
  return noteAll(app, job, { kind: 'lapse', from: '0001-01-01', to, asOf, rules })
}

const none = { members: 0, changed: 0 }

interface Looking {
  kind: Kind
  /** Of the last days of years, both included. */
  from: BusinessDate
  to: BusinessDate
  asOf: BusinessDate
  rules: RuleSet
}

async function noteAll(app: App, job: NightlyJob, looking: Looking): Promise<typeof none> {
  const done = walk(app, job, none)
  // A lapse that is noted is not looked at again; reminders of one year come several times.
  const unnoted = `AND NOT EXISTS (SELECT 1 FROM membership_notices n
    WHERE n.memberId = m.id AND n.endsOn = m.membershipEndsOn AND n.kind = 'lapse')`
  for (;;) {
    const page = await rows(
      app.db.read,
      endingYearShape,
      `SELECT m.id AS memberId, m.membershipEndsOn AS endsOn FROM members m
       WHERE m.groupId = ? AND m.id > ? AND m.membershipEndsOn BETWEEN ? AND ? AND m.mergedIntoId IS NULL
         ${looking.kind === 'lapse' ? unnoted : ''} ORDER BY m.id LIMIT ?`,
      [app.groupId, done.after, looking.from, looking.to, AT_ONCE],
    )
    if (page.length === 0) return done.counts
    await notePage(app, done, page, looking)
  }
}

/** Another process may note one of them at the same moment: the page is then taken again and finds it noted. */
async function notePage(
  app: App,
  done: Walk<typeof none>,
  page: readonly EndingYear[],
  looking: Looking,
): Promise<void> {
  const step = { upTo: page.at(-1)!.memberId, members: page.length }
  const noted = await remindedOf(app, page)
  if (page.every((year) => leadDue(year, noted, looking) === null)) return done.pass(step)
  for (let attempt = 1; ; attempt++) {
    try {
      return await done.unit(step, async (unit) => ({ changed: await writeNotices(unit, page, looking) }))
    } catch (error) {
      if (!(error instanceof DuplicateKey) || attempt === ATTEMPTS_MAX) throw error
    }
  }
}

async function writeNotices(unit: Unit, page: readonly EndingYear[], looking: Looking): Promise<number> {
  const noted = await remindedOf({ db: { read: unit.sql } }, page)
  const { groupId, id: actId } = unit.act
  const { kind, asOf, rules } = looking
  const found = page.flatMap(({ memberId, endsOn }) => {
    const leadDays = leadDue({ memberId, endsOn }, noted, looking)
    if (leadDays === null) return []
    // A server that stood still notes a lapse late: it happened when grace was over.
    const notedOn = kind === 'lapse' ? addDays(endsOn, rules.membership.graceDays + 1) : asOf
    return [{ id: newId(), groupId, memberId, kind, endsOn, leadDays, notedOn, actId, at: unit.now }]
  })
  await insertRows(unit.sql, membershipNotices, found)
  return found.length
}

interface Noted {
  reminded: number[]
  lapseRecorded: boolean
}

const keyOf = ({ memberId, endsOn }: EndingYear) => `${memberId} ${endsOn}`

/** What is noted of each year already. */
async function remindedOf(
  { db }: { db: Pick<App['db'], 'read'> },
  page: readonly EndingYear[],
): Promise<Map<string, Noted>> {
  const found = await rows(
    db.read,
    pick(membershipNotices, 'memberId', 'endsOn', 'kind', 'leadDays'),
    `SELECT memberId, endsOn, kind, leadDays FROM membership_notices
     WHERE memberId IN (${placeholders(page.length)}) AND kind IN ('reminder', 'lapse')`,
    page.map(({ memberId }) => memberId),
  )
  return new Map(
    [...Map.groupBy(found, keyOf)].map(([key, own]) => [
      key,
      {
        reminded: own.filter(({ kind }) => kind === 'reminder').map(({ leadDays }) => leadDays),
        lapseRecorded: own.some(({ kind }) => kind === 'lapse'),
      },
    ]),
  )
}

/** The lead of the reminder that is due, 0 for a lapse to be noted, null for nothing. */
function leadDue(year: EndingYear, noted: ReadonlyMap<string, Noted>, { kind, asOf, rules }: Looking): number | null {
  const { reminded = [], lapseRecorded = false } = noted.get(keyOf(year)) ?? {}
  const end = yearEnd({ endsOn: year.endsOn, asOf, reminded, lapseRecorded }, rules)
  if (kind === 'reminder') return end.remind
  return end.lapses ? 0 : null
}
