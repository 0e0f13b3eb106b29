import { expect } from 'vitest'
import { addCustomers } from '../../../testing/customers.ts'
import { doAskedJobs } from '../../../testing/night.ts'
import { lock, race } from '../../../testing/race.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { addJob } from '../../../platform/jobs/jobs.repository.ts'
import { enrolmentJob } from './enrolment-job.ts'
import { newestEnrolment, startEnrolment } from './start-enrolment.ts'

race(
  'an enrolment that was given up is taken up by the next start, as of its day, by one of two',
  { look: /FROM jobs/, off: [lock], sees: 2 },
  async (contest) => {
    const club = await testClub()
    const { app, storeId, reception: manager } = club
    const { groupId } = app
    await app.db.unit(systemAct(groupId), (unit) => addCustomers(unit, storeId, 5))
    const preview = JSON.stringify({ asOf: '2026-11-17', customers: 6, joining: 6, tiers: [] })
    await app.db.unit(systemAct(groupId), (unit) =>
      unit.sql.insert('enrolments', [
        {
          id: 'left-behind',
          groupId,
          asOf: '2026-11-17',
          customersTotal: 6,
          joined: 1,
          preview,
          startedBy: manager.id,
          startedAt: unit.now,
          finishedAt: null,
        },
      ]),
    )
    const left = { key: 'left-behind', askedBy: manager.id, kept: { joined: 1 }, total: 6 }
    const input = { enrolmentId: 'left-behind', asOf: '2026-11-17', customers: 6 }
    await app.db.unit(systemAct(groupId), (unit) => addJob(unit, enrolmentJob, { ...left, input }))
    expect(await newestEnrolment(app)).toMatchObject({ state: 'running' })
    await expect(startEnrolment(app, manager, newKey(manager))).rejects.toMatchObject({ code: 'ENROLMENT_RUNNING' })

    await app.db.upkeep((sql) => sql.run("UPDATE jobs SET state = 'failed'"))
    expect(await newestEnrolment(app)).toMatchObject({ state: 'interrupted' })
    const desks = contest(club)
    const starts = await Promise.allSettled([1, 2].map(() => startEnrolment(desks.app, manager, newKey(manager))))
    const begun = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
    expect(begun).toHaveLength(1)
    await doAskedJobs(app)
    expect(await newestEnrolment(app)).toMatchObject({
      enrolmentId: 'left-behind',
      state: 'done',
      joined: 6,
      customersDone: 6,
    })
    expect(await app.db.read.all('SELECT DISTINCT joinedOn FROM members')).toEqual([{ joinedOn: '2026-11-17' }])
  },
)
