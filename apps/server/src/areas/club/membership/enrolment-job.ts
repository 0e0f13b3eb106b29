import type { BusinessDate } from '@cheyou/domain'
import type { JobKind } from '../../../platform/jobs/job-kind.ts'
import { enrolExisting } from './enrol-existing.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { enrolments } from './membership-notices.tables.ts'

interface Input {
  enrolmentId: string
  asOf: BusinessDate
  /** How many were no members when it was asked for. */
  customers: number
}

/** Existing customers become members, a bounded number in one unit (req. 1.2). Who is a member already is passed over. */
export const enrolmentJob: JobKind<Input, { joined: number }> = {
  kind: 'enrolment',
  title: '老客户批量入会',
  attemptsMax: 3,
  async work(app, job) {
    const { enrolmentId, asOf, customers } = job.input
    const before = job.kept?.joined ?? 0
    const { joined: now } = await enrolExisting(app, asOf, {
      keep: (unit, { left, joined }) =>
        job.keep(unit, { joined: before + joined }, { done: customers - left, total: customers }),
    })
    const joined = before + now
    await app.db.upkeep((sql, at) => updateRows(sql, enrolments, { joined, finishedAt: at }, { id: enrolmentId }))
    return { joined }
  },
}
