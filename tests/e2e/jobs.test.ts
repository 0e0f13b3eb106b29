import { cancelJob, listJobs, listParkedEvents, retryJob, retryParkedEvent, type Job } from '@cheyou/contract'
import type { JobState } from '@cheyou/contract/codes'
import { expect, it } from 'vitest'
import { expectRefused, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { clubJson, runClub } from '../support/club.ts'
import { ulidLike } from '../support/world.ts'

const world = inWorld({ customers: [{ name: '任务甲', points: 100 }] })

/** A job put into the table as another version of the server would. */
async function addJob(kind: string, notBefore: string): Promise<string> {
  const id = ulidLike()
  const [group] = await world().database.rows('SELECT id FROM dealer_groups')
  await world().database.run(
    `INSERT INTO jobs (id, groupId, kind, jobKey, title, input, state, notBefore, attempts, progressDone, askedBy, createdAt)
     VALUES (?, ?, ?, 'once', '别的版本的任务', '{}', 'waiting', ?, 0, 0, 'clock', '2026-01-01 00:00:00.000')`,
    [id, String(group!['id']), kind, notBefore],
  )
  return id
}

const jobNamed = async (manager: Client, id: string): Promise<Job | undefined> =>
  (await manager.call(listJobs, { query: {} })).rows.find(({ jobId }) => jobId === id)

/** What every night does. */
const nightly = [
  'birthdays',
  'expire_lots',
  'expire_redemptions',
  'left_redemptions',
  'membership_lapses',
  'membership_reminders',
  'tier_reviews',
  'upgrade_candidates',
]

it('the night is seen at the console with what each job did', async () => {
  const manager = await signInAtDesk(world(), { name: '夜经理', role: 'manager', login: 'night' })
  const done = async () => (await manager.call(listJobs, { query: { state: 'done' } })).rows
  await expect.poll(async () => (await done()).map(({ kind }) => kind).toSorted(), { timeout: 20_000 }).toEqual(nightly)
  const lots = (await done()).find(({ kind }) => kind === 'expire_lots')
  expect(lots).toMatchObject({
    title: '积分到期',
    done: 0,
    total: null,
    attempts: 1,
    askedBy: { origin: 'clock', name: null },
    can: [],
  })
  const first = await manager.call(listJobs, { query: { limit: 4 } })
  const rest = await manager.call(listJobs, { query: { limit: 4, cursor: first.nextCursor! } })
  expect(rest).toMatchObject({ nextCursor: null, failed: 0 })
  expect(new Set([...first.rows, ...rest.rows].map(({ jobId }) => jobId)).size).toBe(nightly.length)
})

it('a job that nobody here knows is parked, shown, and tried again when asked', async () => {
  const manager = await signInAtDesk(world(), { name: '任经理', role: 'manager', login: 'ren' })
  const id = await addJob('unheard_of', '2026-01-01 00:00:00.000')
  const state = async (): Promise<JobState | undefined> => (await jobNamed(manager, id))?.state
  await expect.poll(state, { timeout: 20_000 }).toBe('failed')
  expect(await jobNamed(manager, id)).toMatchObject({
    error: 'kind unheard_of is unknown to this version',
    can: ['retry'],
  })
  await expectRefused(manager, 'JOB_STATE', cancelJob, { params: { jobId: id }, body: {} })
  expect(await manager.call(retryJob, { params: { jobId: id }, body: {} })).toMatchObject({ state: 'waiting' })
  await expect.poll(state, { timeout: 20_000 }).toBe('failed')

  const { environment } = world()
  const listed = await runClub(environment, ['jobs', 'list', '--state', 'failed', '--json'])
  expect(listed.exitCode).toBe(1)
  expect(JSON.parse(listed.stdout)).toMatchObject({ failed: 1, jobs: [{ jobId: id, state: 'failed' }] })
  expect((await runClub(environment, ['jobs', 'retry', id])).exitCode).toBe(0)
  expect((await runClub(environment, ['jobs', 'retry', 'nothing'])).exitCode).toBe(2)
  expect((await runClub(environment, ['jobs', 'list', '--state', 'lost'])).exitCode).toBe(2)
  await expect.poll(state, { timeout: 20_000 }).toBe('failed')
  await world().database.run('DELETE FROM jobs WHERE id = ?', [id])
  expect((await clubJson<{ failed: number }>(environment, ['jobs', 'list'])).failed).toBe(0)
})

it('a job that waits is cancelled once; nobody finds one that is not there', async () => {
  const manager = await signInAtDesk(world(), { name: '消经理', role: 'manager', login: 'xiao' })
  const id = await addJob('later', '2099-01-01 00:00:00.000')
  const asked = { params: { jobId: id }, body: {} }
  expect(await jobNamed(manager, id)).toMatchObject({ state: 'waiting', can: ['cancel'] })
  expect(await manager.call(cancelJob, asked)).toMatchObject({ state: 'cancelled', can: ['retry'] })
  await expectRefused(manager, 'JOB_STATE', cancelJob, asked)
  for (const endpoint of [cancelJob, retryJob])
    await expectRefused(manager, 'NOT_FOUND', endpoint, { params: { jobId: ulidLike() }, body: {} })
})

it('what did not follow an event is shown, and tried again when asked', async () => {
  const manager = await signInAtDesk(world(), { name: '后经理', role: 'manager', login: 'hou' })
  const [group] = await world().database.rows('SELECT id FROM dealer_groups')
  const [id, at] = [ulidLike(), '2026-01-01 00:00:00.000']
  await world().database.run(
    `INSERT INTO outbox_events (id, groupId, event, handler, subjectId, facts, actId, raisedAt, status, notBefore, failures, lastError, parkedAt)
     VALUES (?, ?, 'visit.settled', 'nobody', 's', '{}', 'a', ?, 'parked', ?, 10, 'Error: no answer', ?)`,
    [id, String(group!['id']), at, at, at],
  )
  expect((await manager.call(listParkedEvents)).rows).toMatchObject([
    { eventId: id, event: 'visit.settled', error: 'Error: no answer', failures: 10 },
  ])
  const asked = { params: { eventId: id }, body: {} }
  expect(await manager.call(retryParkedEvent, asked)).toEqual({ done: true })
  await expectRefused(manager, 'NOT_FOUND', retryParkedEvent, { params: { eventId: ulidLike() }, body: {} })
  await world().database.run('DELETE FROM outbox_events WHERE id = ?', [id])
})
