import { z } from 'zod'
import { jobStates, managerRoles } from './codes.ts'
import { cursor, days, done, id, instant, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Work that the server does by itself or was asked for, and that takes a while. */
export const job = z
  .object({
    jobId: z.string(),
    kind: z.string(),
    /** What it is called, as the version says that added it. */
    title: z.string(),
    /** What tells jobs of a kind apart: a nightly one's day. */
    key: z.string(),
    state: z.enum(jobStates),
    done: z.int(),
    /** Null while nobody knows how much there is to do. */
    total: z.int().nullable(),
    attempts: z.int(),
    /** Why the last attempt broke off, for those who look after the server. */
    error: z.string().nullable(),
    /** A name where somebody of the staff asked for it. */
    askedBy: z.object({ origin: z.enum(['clock', 'terminal', 'staff']), name: z.string().nullable() }),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    /** Of one that broke off and will be tried again by itself. */
    nextAttemptAt: instant.nullable(),
    can: z.array(z.enum(['retry', 'cancel'])),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof job>

export const listJobs = endpoint({
  method: 'get',
  path: '/api/console/jobs',
  summary: 'What the server works on, will work on and has done, newest first',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  /** Days on which it was asked for. */
  query: pageQuery.extend({ state: z.enum(jobStates).optional(), ...days }),
  response: z.object({
    rows: z.array(job),
    nextCursor: cursor.nullable(),
    /** How many are parked. */
    failed: z.int(),
  }),
})

export const retryJob = endpoint({
  method: 'post',
  path: '/api/console/jobs/:jobId/retry',
  summary: 'Lets a job that broke off or was cancelled go on from where it stopped',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ jobId: id }),
  body: z.object({}),
  response: job,
})

export const cancelJob = endpoint({
  method: 'post',
  path: '/api/console/jobs/:jobId/cancel',
  summary: 'Cancels a job that waits or is at work; what it did stays done',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ jobId: id }),
  body: z.object({}),
  response: job,
})

/** Something that should have followed an event, and failed for the last time. */
export const parkedEvent = z
  .object({
    eventId: z.string(),
    /** What happened, such as `visit.settled`. */
    event: z.string(),
    /** What should have followed. */
    handler: z.string(),
    error: z.string(),
    failures: z.int(),
    raisedAt: instant,
    parkedAt: instant,
  })
  .meta({ id: 'ParkedEvent' })
export type ParkedEvent = z.infer<typeof parkedEvent>

export const listParkedEvents = endpoint({
  method: 'get',
  path: '/api/console/parked-events',
  summary: 'What should have followed an event and failed for the last time, newest first; at most 200',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({ rows: z.array(parkedEvent) }),
})

export const retryParkedEvent = endpoint({
  method: 'post',
  path: '/api/console/parked-events/:eventId/retry',
  summary: 'Lets a parked event be tried again within seconds',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ eventId: id }),
  body: z.object({}),
  response: done,
})
