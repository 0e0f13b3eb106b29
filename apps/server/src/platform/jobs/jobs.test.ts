import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { moreThan, race } from '../../testing/race.ts'
import { systemAct, testClub, type TestClub } from '../../testing/test-app.ts'
import { newId } from '../db/ids.ts'
import type { JobKind } from './job-kind.ts'
import { addJob, cancelJob, forgetJobs, jobStatus, retryJob } from './jobs.repository.ts'
import { runJob } from './run-job.ts'
import { startJobs } from './start-jobs.ts'
import { takeJob } from './take-job.ts'
import { workOff } from './work.ts'

interface Kept {
  done: number
}

const never = new AbortController().signal

/** Writes a row of `installation` in each of its units, and waits before each for what the test wants. */
function steps(count: number, before: (step: number) => void | Promise<void> = () => {}): JobKind<object, Kept> {
  return {
    kind: 'steps',
    title: '一步一步',
    async work(app, job) {
      for (let step = job.kept?.done ?? 0; step < count; step++) {
        await before(step)
        await app.db.unit(job.act, async (unit) => {
          await unit.sql.insert('installation', [{ name: `step ${newId()}`, value: job.id }])
          await job.keep(unit, { done: step + 1 }, { done: step + 1, total: count })
        })
      }
      return { steps: count }
    },
  }
}

async function ask(club: TestClub, kind: JobKind<object, Kept>, key = 'one'): Promise<string> {
  const { app } = club
  await app.db.unit(systemAct(app.groupId), (unit) => addJob(unit, kind, { key, input: {}, askedBy: 'terminal' }))
  return (await statusOf(club, kind, key))!.id
}

const statusOf = ({ app }: TestClub, { kind }: { kind: string }, key = 'one') =>
  jobStatus(app.db.read, { groupId: app.groupId, kind, key })

const written = async ({ app }: TestClub): Promise<number> =>
  (await app.db.read.all("SELECT name FROM installation WHERE name LIKE 'step %'")).length

const row = async ({ app }: TestClub, id: string) =>
  app.db.read.one<{ state: string; attempts: unknown; error: string | null; leaseUntil: string | null }>(
    'SELECT state, attempts, error, leaseUntil FROM jobs WHERE id = ?',
    [id],
  )

race(
  'of eight processes one does a job, and all jobs are done',
  {
    lookBefore: /SELECT id, kind, jobKey, attempts FROM jobs/,
    parties: 8,
    off: [
      [
        /AND \(\(state = 'waiting' AND notBefore <= \?\) OR \(state = 'running' AND leaseUntil <= \?\)\)$/,
        'AND ? IS NOT NULL AND ? IS NOT NULL',
      ],
    ],
    sees: moreThan(20),
  },
  async (contest) => {
    const club = await testClub()
    const runs: string[] = []
    const kind: JobKind<{ n: number }> = {
      kind: 'counted',
      title: '数一数',
      async work(_app, job) {
        runs.push(job.id)
        await delay(1)
        return {}
      },
    }
    const { app } = club
    for (let n = 0; n < 20; n++)
      await app.db.unit(systemAct(app.groupId), (unit) =>
        addJob(unit, kind, { key: `${n}`, input: { n }, askedBy: 'terminal' }),
      )
    const shared = contest(club)
    const outcomes = (await Promise.all(Array.from({ length: 8 }, () => workOff(shared.app, [kind])))).flat()
    expect(runs).toHaveLength(20)
    expect(new Set(runs).size).toBe(20)
    expect(outcomes.map(({ state }) => state)).toEqual(Array(20).fill('done'))
  },
)

test('a job that breaks off is tried again after pauses that grow, from where it stopped, and is parked in the end', async () => {
  const club = await testClub()
  const kind = steps(3, (step) => {
    if (step === 2) throw new Error('司马静 13912345678 is not to be read here')
  })
  const id = await ask(club, kind)
  const pauses: number[] = []
  for (let attempt = 1; attempt <= 6; attempt++) {
    expect(await workOff(club.app, [kind])).toMatchObject([{ state: attempt < 6 ? 'waiting' : 'failed' }])
    if (attempt < 6) pauses.push(await secondsUntilDue(club, kind))
  }
  expect(pauses).toEqual([10, 40, 160, 640, 2560])
  const { error } = (await row(club, id))!
  expect(error).toMatch(/^Error: … … is not to be read here \(jobs\.test\.ts:\d+\)$/)
  expect(await statusOf(club, kind)).toMatchObject({ state: 'failed', done: 2, total: 3, kept: { done: 2 } })
  expect(await written(club)).toBe(2)

  club.clock.advance(86_400_000)
  expect(await workOff(club.app, [kind])).toEqual([])
  expect(await club.app.db.unit(systemAct(club.app.groupId), (unit) => retryJob(unit, id))).toBe(true)
  expect(await workOff(club.app, [steps(3)])).toMatchObject([{ state: 'done', result: { steps: 3 } }])
  expect(await statusOf(club, kind)).toMatchObject({ state: 'done', done: 3 })
  expect(await written(club)).toBe(3)
  expect(await club.app.db.unit(systemAct(club.app.groupId), (unit) => retryJob(unit, id))).toBe(false)
})

/** Moves the clock on until the job can be taken. */
async function secondsUntilDue({ app, clock }: TestClub, { kind }: { kind: string }): Promise<number> {
  for (let seconds = 0; ; seconds += 10) {
    const sql = "SELECT id FROM jobs WHERE kind = ? AND state = 'waiting' AND notBefore <= ?"
    if (await app.db.read.one(sql, [kind, clock.now()])) return seconds
    clock.advance(10_000)
  }
}

test('a job of a kind that is gone is parked with a clear word and holds up nobody', async () => {
  const club = await testClub()
  const gone = { ...steps(1), kind: 'gone' }
  const id = await ask(club, gone)
  club.clock.advance(1_000)
  const kind = steps(2)
  await ask(club, kind)
  expect(await workOff(club.app, [kind])).toMatchObject([{ kind: 'steps', state: 'done' }])
  expect(await row(club, id)).toMatchObject({ state: 'failed', error: 'kind gone is unknown to this version' })
  await club.app.db.unit(systemAct(club.app.groupId), (unit) => retryJob(unit, id))
  expect(await workOff(club.app, [kind, gone])).toMatchObject([{ kind: 'gone' }])
})

test('a cancelled job stops before its next unit counts; asked for again it goes on from there', async () => {
  const club = await testClub()
  const { app } = club
  let id = ''
  const kind = steps(3, async (step) => {
    if (step === 1) await app.db.unit(systemAct(app.groupId), (unit) => cancelJob(unit, id))
  })
  id = await ask(club, kind)
  expect(await workOff(app, [kind])).toMatchObject([{ state: 'stopped' }])
  expect(await written(club)).toBe(1)
  expect(await statusOf(club, kind)).toMatchObject({ state: 'cancelled', kept: { done: 1 } })
  expect(await workOff(app, [kind])).toEqual([])
  await app.db.unit(systemAct(app.groupId), (unit) => retryJob(unit, id))
  expect(await workOff(app, [steps(3)])).toMatchObject([{ state: 'done' }])
  expect(await written(club)).toBe(3)

  const waiting = await ask(club, kind, 'two')
  expect(await app.db.unit(systemAct(app.groupId), (unit) => cancelJob(unit, waiting))).toBe(true)
  expect(await app.db.unit(systemAct(app.groupId), (unit) => cancelJob(unit, waiting))).toBe(false)
  expect(await workOff(app, [kind])).toEqual([])
})

test('a process that was silent for a whole lease loses its job, and what it still writes does not count', async () => {
  const club = await testClub()
  const { app } = club
  const slept = Promise.withResolvers<void>()
  const asleep = Promise.withResolvers<void>()
  const slow = steps(3, async (step) => {
    if (step !== 1) return
    asleep.resolve()
    await slept.promise
  })
  await ask(club, slow)
  const taken = (await takeJob(app, [slow], 60_000))!
  const late = runJob(app, slow, taken, { leaseMs: 60_000, stopping: never })
  await asleep.promise
  expect(await takeJob(app, [slow], 60_000)).toBeNull()
  club.clock.advance(61_000)
  expect(await workOff(app, [steps(3)])).toMatchObject([{ state: 'done' }])
  slept.resolve()
  expect(await late).toMatchObject({ state: 'stopped' })
  expect(await written(club)).toBe(3)
  expect(await statusOf(club, slow)).toMatchObject({ state: 'done', done: 3 })
})

test('what dies with its process every time is parked', async () => {
  const club = await testClub()
  const kind = { ...steps(1), attemptsMax: 2 }
  const id = await ask(club, kind)
  for (const attempt of [1, 2]) {
    expect(await takeJob(club.app, [kind], 60_000)).toMatchObject({ attempts: attempt })
    club.clock.advance(61_000)
  }
  expect(await takeJob(club.app, [kind], 60_000)).toBeNull()
  expect(await row(club, id)).toMatchObject({ state: 'failed', error: 'its process ended 2 times before it was done' })
})

test('a lease is renewed while the work goes on', async () => {
  const club = await testClub()
  const { app } = club
  const ready = Promise.withResolvers<void>()
  const kind = steps(1, () => ready.promise)
  const id = await ask(club, kind)
  const taken = (await takeJob(app, [kind], 60))!
  const first = (await row(club, id))!.leaseUntil
  club.clock.advance(59)
  const work = runJob(app, kind, taken, { leaseMs: 60, stopping: never })
  await expect.poll(async () => (await row(club, id))!.leaseUntil).not.toBe(first)
  club.clock.advance(59)
  expect(await takeJob(app, [kind], 60)).toBeNull()
  ready.resolve()
  expect(await work).toMatchObject({ state: 'done' })
})

test('a server does what is asked for at once, and gives back what it is at when it stops', async () => {
  const club = await testClub()
  const { app } = club
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const long = {
    ...steps(3, async (step) => {
      if (step !== 1) return
      begun.resolve()
      await goOn.promise
    }),
    kind: 'long',
  }
  const quick = steps(1)
  const server = startJobs(app, { kinds: [long, quick], upkeep: [] })
  let stopped = false
  onTestFinished(async () => {
    goOn.resolve()
    if (!stopped) await server.stop()
  })
  await ask(club, long)
  await begun.promise
  await ask(club, quick)
  // The long one keeps nobody waiting.
  await expect.poll(async () => (await statusOf(club, quick))?.state).toBe('done')
  const stop = server.stop()
  stopped = true
  goOn.resolve()
  await stop
  expect(await statusOf(club, long)).toMatchObject({ state: 'waiting', kept: { done: 1 } })
  expect(await workOff(app, [{ ...steps(3), kind: 'long' }])).toMatchObject([{ state: 'done' }])
})

test('jobs that are long over are forgotten, parked ones are not', async () => {
  const club = await testClub()
  const kind = steps(1)
  await ask(club, kind)
  await workOff(club.app, [kind])
  await ask(club, { ...kind, kind: 'gone' })
  await workOff(club.app, [kind])
  const forget = () => club.app.db.upkeep((sql, now) => forgetJobs(sql, now, 10))
  expect(await forget()).toBe(0)
  club.clock.advance(91 * 86_400_000)
  expect(await forget()).toBe(1)
  expect(await statusOf(club, { kind: 'gone' })).toMatchObject({ state: 'failed' })
})
