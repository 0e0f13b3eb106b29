import type { EndpointInput, listMovedMembers, MovedMember, RuleSimulation, SimulationReport } from '@cheyou/contract'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { isGivenUp, jobStatus } from '../../../platform/jobs/jobs.repository.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import { ruleSimulationJob } from './simulation-job.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { ruleSimulations } from './simulation.tables.ts'
import { members } from '../membership/membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'

/** How many of those who would change tier are listed. */
const LISTED = 200

const rowShape = {
  ...pick(ruleSimulations, 'id', 'draftRevision', 'fromOn', 'toOn', 'membersTotal', 'startedAt', 'finishedAt'),
  report: ruleSimulations.report,
}

/** The newest simulation of a draft; names of members only where they are the caller's to see (foundation: visibility). */
export async function newestSimulation(app: App, caller: StaffCaller, draftId: string): Promise<RuleSimulation | null> {
  const row = await firstRow(
    app.db.read,
    rowShape,
    `SELECT id, draftRevision, fromOn, toOn, membersTotal, startedAt, finishedAt, report
     FROM rule_simulations WHERE draftId = ? AND groupId = ? ORDER BY startedAt DESC, id DESC LIMIT 1`,
    [draftId, app.groupId],
  )
  if (!row) return null
  const job = await jobStatus(app.db.read, { groupId: app.groupId, kind: ruleSimulationJob.kind, key: row.id })
  const report = row.report
  const membersTotal = job?.total ?? row.membersTotal
  return {
    simulationId: row.id,
    jobId: job?.id ?? null,
    state: report ? 'done' : isGivenUp(job) ? 'interrupted' : 'running',
    draftRevision: row.draftRevision,
    from: row.fromOn,
    to: row.toOn,
    membersDone: report ? membersTotal : (job?.done ?? 0),
    membersTotal,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    report: report && (await shown(app.db.read, caller, report)),
  }
}

async function shown(sql: Sql, caller: StaffCaller, report: SimulationReport): Promise<RuleSimulation['report']> {
  const otherTier = await named(sql, caller, report.otherTier.slice(0, LISTED))
  // Reports of earlier versions do not say it.
  const projected = report.projected ?? []
  return { ...report, projected, otherTierCount: report.otherTier.length, otherTier }
}

async function named(sql: Sql, caller: StaffCaller, moves: SimulationReport['otherTier']): Promise<MovedMember[]> {
  const people = await peopleAmong(
    sql,
    caller,
    moves.map(({ memberId }) => memberId),
  )
  return moves.map((move) => {
    const { name = null, cardNumber = null } = people.get(move.memberId) ?? {}
    return { ...move, name, cardNumber }
  })
}

type Asked = EndpointInput<typeof listMovedMembers>['query']

/** Who would stand on another tier, in the order of the report; the cursor is the place in it. @throws NOT_FOUND */
export async function movedMembers(
  app: App,
  caller: StaffCaller,
  simulationId: string,
  { inForce, tried, cursor, limit = LISTED }: Asked,
): Promise<{ rows: MovedMember[]; nextCursor: string | null }> {
  const row = await firstRow(
    app.db.read,
    { report: notNull(ruleSimulations.report) },
    'SELECT report FROM rule_simulations WHERE id = ? AND groupId = ? AND report IS NOT NULL',
    [simulationId, app.groupId],
  )
  if (!row) throw new Refusal('NOT_FOUND', { what: 'simulation' })
  const { otherTier } = row.report
  const wanted = otherTier.filter(
    (move) => (inForce ?? move.inForce) === move.inForce && (tried ?? move.tried) === move.tried,
  )
  const from = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isSafeInteger(from) || from < 0) throw new Refusal('INPUT_INVALID', { what: 'cursor' })
  const found = await named(app.db.read, caller, wanted.slice(from, from + limit))
  return { rows: found, nextCursor: from + limit < wanted.length ? String(from + limit) : null }
}

async function peopleAmong(sql: Sql, { storeIds }: StaffCaller, memberIds: readonly string[]) {
  if (memberIds.length === 0 || storeIds.length === 0) return new Map<string, never>()
  const found = await rows(
    sql,
    { ...pick(members, 'id', 'cardNumber'), name: customers.name },
    `SELECT m.id, c.name, m.cardNumber FROM members m JOIN customers c ON c.id = m.customerId
     WHERE m.id IN (${placeholders(memberIds.length)}) AND ${tiedToOneOf('m.customerId', storeIds.length)}`,
    [...memberIds, ...storeIds],
  )
  return new Map(found.map((row) => [row.id, row]))
}
