import type { EndpointInput, listMovedMembers, MovedMember, RuleSimulation, SimulationReport } from '@cheyou/contract'
import { instant, instantOrNull, integer, placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { isGivenUp, jobStatus } from '../../../platform/jobs/jobs.repository.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import { ruleSimulationJob } from './simulation-job.ts'

/** How many of those who would change tier are listed. */
const LISTED = 200

interface Row {
  id: string
  draftRevision: unknown
  fromOn: string
  toOn: string
  membersTotal: unknown
  startedAt: unknown
  finishedAt: unknown
  report: string | null
}

/** The newest simulation of a draft; names of members only where they are the caller's to see (foundation: visibility). */
export async function newestSimulation(app: App, caller: StaffCaller, draftId: string): Promise<RuleSimulation | null> {
  const row = await app.db.read.one<Row>(
    `SELECT id, draftRevision, fromOn, toOn, membersTotal, startedAt, finishedAt, report
     FROM rule_simulations WHERE draftId = ? AND groupId = ? ORDER BY startedAt DESC, id DESC LIMIT 1`,
    [draftId, app.groupId],
  )
  if (!row) return null
  const job = await jobStatus(app.db.read, { groupId: app.groupId, kind: ruleSimulationJob.kind, key: row.id })
  const report = row.report === null ? null : (JSON.parse(row.report) as SimulationReport)
  const membersTotal = job?.total ?? integer(row.membersTotal)
  return {
    simulationId: row.id,
    state: report ? 'done' : isGivenUp(job) ? 'interrupted' : 'running',
    draftRevision: integer(row.draftRevision),
    from: row.fromOn,
    to: row.toOn,
    membersDone: report ? membersTotal : (job?.done ?? 0),
    membersTotal,
    startedAt: instant(row.startedAt).toISOString(),
    finishedAt: instantOrNull(row.finishedAt)?.toISOString() ?? null,
    report: report && (await shown(app.db.read, caller, report)),
  }
}

async function shown(sql: Sql, caller: StaffCaller, report: SimulationReport): Promise<RuleSimulation['report']> {
  const otherTier = await named(sql, caller, report.otherTier.slice(0, LISTED))
  return { ...report, otherTierCount: report.otherTier.length, otherTier }
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
  const row = await app.db.read.one<{ report: string }>(
    'SELECT report FROM rule_simulations WHERE id = ? AND groupId = ? AND report IS NOT NULL',
    [simulationId, app.groupId],
  )
  if (!row) throw new Refusal('NOT_FOUND', { what: 'simulation' })
  const { otherTier } = JSON.parse(row.report) as SimulationReport
  const wanted = otherTier.filter(
    (move) => (inForce ?? move.inForce) === move.inForce && (tried ?? move.tried) === move.tried,
  )
  const from = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isSafeInteger(from) || from < 0) throw new Refusal('INPUT_INVALID', { what: 'cursor' })
  const rows = await named(app.db.read, caller, wanted.slice(from, from + limit))
  return { rows, nextCursor: from + limit < wanted.length ? String(from + limit) : null }
}

async function peopleAmong(sql: Sql, { storeIds }: StaffCaller, memberIds: readonly string[]) {
  if (memberIds.length === 0 || storeIds.length === 0) return new Map<string, never>()
  const rows = await sql.all<{ id: string; name: string; cardNumber: string }>(
    `SELECT m.id, c.name, m.cardNumber FROM members m JOIN customers c ON c.id = m.customerId
     WHERE m.id IN (${placeholders(memberIds.length)}) AND ${tiedToOneOf('m.customerId', storeIds.length)}`,
    [...memberIds, ...storeIds],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
