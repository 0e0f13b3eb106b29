import { expect, test } from 'vitest'
import { newId } from '../db/ids.ts'
import { onlyOn } from '../../testing/test-database.ts'
import { systemAct, testClub, type TestClub } from '../../testing/test-app.ts'
import type { Job, JobKind } from './job-kind.ts'
import { addJob } from './jobs.repository.ts'
import { runJob } from './run-job.ts'
import { takeJob } from './take-job.ts'
import { workOff } from './work.ts'

const LEASE_MS = 60_000
const never = new AbortController().signal

type Kept = { done: number }
type OneStep = JobKind<object, Kept>['work']

const oneStep = (work: OneStep): JobKind<object, Kept> => ({ kind: 'one_step', title: '一步', work })

/** The one step of the job, with the look at the lease and a pause between that and the commit. */
const guarded =
  (pause: () => Promise<void>): OneStep =>
  async (app, job) => {
    if (job.kept) return {}
    await app.db.unit(job.act, async (unit) => {
      await unit.sql.insert('installation', [{ name: `step ${newId()}`, value: '' }])
      await job.keep(unit, { done: 1 }, { done: 1 })
      await pause()
    })
    return {}
  }

/** The control: the same step around the guard, with a look that keeps nobody from taking the job. */
const unguarded =
  ({ app }: TestClub, pause: () => Promise<void>): OneStep =>
  async (_fenced, job: Job<object, Kept>) => {
    await app.db.unit(job.act, async (unit) => {
      const held = await unit.sql.one("SELECT id FROM jobs WHERE id = ? AND state = 'running'", [job.id])
      if (!held) throw new Error('not ours')
      await pause()
      await unit.sql.insert('installation', [{ name: `step ${newId()}`, value: '' }])
    })
    return {}
  }

/** One process pauses after its look while its lease runs out, and another takes the job. @returns how often the step was written */
async function race(club: TestClub, slowStep: (pause: () => Promise<void>) => OneStep): Promise<number> {
  const { app, clock } = club
  const looked = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const slow = oneStep(
    slowStep(async () => {
      looked.resolve()
      await goOn.promise
    }),
  )
  await app.db.unit(systemAct(app.groupId), (unit) => addJob(unit, slow, { key: 'one', input: {}, askedBy: 'clock' }))
  const taken = (await takeJob(app, [slow], LEASE_MS))!
  const late = runJob(app, slow, taken, { leaseMs: LEASE_MS, stopping: never })
  await looked.promise
  clock.advance(LEASE_MS + 1)
  let over = false
  const other = workOff(app, [oneStep(guarded(() => Promise.resolve()))]).finally(() => {
    over = true
  })
  // Until the other process is through, or waits for the locked row. InnoDB's list of locks stays as it was when it is asked
  // again within a tenth of a second.
  await expect.poll(async () => over || (await locksWaitedFor(club)) > 0, { timeout: 20_000, interval: 250 }).toBe(true)
  goOn.resolve()
  expect(await other).toMatchObject([{ state: 'done' }])
  expect(await late).toMatchObject({ state: 'stopped' })
  return (await app.db.read.all("SELECT name FROM installation WHERE name LIKE 'step %'")).length
}

async function locksWaitedFor({ app }: TestClub): Promise<number> {
  const waiting = await app.db.read.all(
    `SELECT t.trx_id FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
     WHERE t.trx_state = 'LOCK WAIT' AND p.DB = DATABASE()`,
  )
  return waiting.length
}

// SQLite has one writer: nobody can take a job while a unit is open.
onlyOn('mariadb', () => {
  test('a job that is taken over between the look at the lease and the commit is not done twice', async () => {
    expect(await race(await testClub(), guarded)).toBe(1)
  })

  test('the control: without the lock the same race does it twice', async () => {
    const club = await testClub()
    expect(await race(club, (pause) => unguarded(club, pause))).toBe(2)
  })
})
onlyOn('sqlite', () => {
  test('a job is done once', async () => {
    const club = await testClub()
    const kind = oneStep(guarded(() => Promise.resolve()))
    await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      addJob(unit, kind, { key: 'one', input: {}, askedBy: 'clock' }),
    )
    const outcomes = await Promise.all([1, 2, 3].map(() => workOff(club.app, [kind])))
    expect(outcomes.flat()).toHaveLength(1)
  })
})
