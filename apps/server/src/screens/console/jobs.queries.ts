import type { EndpointInput, EndpointOutput, Job, listJobs } from '@cheyou/contract'
import { count, nullable, words } from '../../platform/db/columns.ts'
import { rows, soleRow } from '../../platform/db/rows.ts'
import type { SqlReader, SqlValue } from '../../platform/db/sql.ts'
import { allOf, duringDays } from '../../platform/db/where.ts'
import { pick, selectList, type RowOf } from '../../platform/db/table.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { jobs } from '../../platform/jobs/jobs.tables.ts'

const PAGE = 50

const shownColumns = pick(
  jobs,
  'id',
  'kind',
  'jobKey',
  'title',
  'state',
  'notBefore',
  'attempts',
  'progressDone',
  'progressTotal',
  'error',
  'askedBy',
  'createdAt',
  'startedAt',
  'finishedAt',
)
const shape = { ...shownColumns, askedByName: nullable(words(60)) }

type Asked = EndpointInput<typeof listJobs>['query']

/** Jobs newest first, those of one state where asked; the cursor is the id of the last. */
export async function jobsPage(
  sql: SqlReader,
  groupId: string,
  { state, from, to, cursor, limit = PAGE }: Asked,
): Promise<EndpointOutput<typeof listJobs>> {
  const { where, params } = allOf([
    ['j.groupId = ?', groupId],
    state === undefined ? null : ['j.state = ?', state],
    ...duringDays('j.createdAt', from, to),
    cursor === undefined ? null : ['j.id < ?', cursor],
  ])
  const found = await read(sql, `${where} ORDER BY j.id DESC LIMIT ?`, [...params, limit + 1])
  const { failed } = await soleRow(
    sql,
    { failed: count() },
    "SELECT COUNT(*) AS failed FROM jobs WHERE groupId = ? AND state = 'failed'",
    [groupId],
  )
  const page = found.slice(0, limit)
  return { rows: page.map(shown), nextCursor: found.length > limit ? page.at(-1)!.id : null, failed }
}

/** One job. @throws NOT_FOUND */
export async function jobById(sql: SqlReader, groupId: string, jobId: string): Promise<Job> {
  const [found] = await read(sql, 'j.groupId = ? AND j.id = ?', [groupId, jobId])
  if (!found) throw new Refusal('NOT_FOUND', { what: 'job' })
  return shown(found)
}

const read = (sql: SqlReader, where: string, params: readonly SqlValue[]) =>
  rows(
    sql,
    shape,
    `SELECT ${selectList('j', shownColumns)}, s.name AS askedByName
     FROM jobs j LEFT JOIN staff s ON s.id = j.askedBy WHERE ${where}`,
    params,
  )

function shown(row: RowOf<typeof shape>): Job {
  const { id, jobKey, askedBy, askedByName, notBefore, progressDone, progressTotal, state, attempts, ...rest } = row
  const brokeOff = state === 'waiting' && attempts > 0
  const origin = askedBy === 'clock' || askedBy === 'terminal' ? askedBy : 'staff'
  return {
    jobId: id,
    kind: rest.kind,
    title: rest.title,
    key: jobKey,
    state,
    done: progressDone,
    total: progressTotal,
    attempts,
    error: rest.error,
    askedBy: { origin, name: askedByName },
    createdAt: rest.createdAt.toISOString(),
    startedAt: rest.startedAt?.toISOString() ?? null,
    finishedAt: rest.finishedAt?.toISOString() ?? null,
    nextAttemptAt: brokeOff ? notBefore.toISOString() : null,
    can: [
      ...(brokeOff || state === 'failed' || state === 'cancelled' ? (['retry'] as const) : []),
      ...(state === 'waiting' || state === 'running' ? (['cancel'] as const) : []),
    ],
  }
}
