import type { Act, Unit } from '../db/database.ts'
import type { App } from '../../wiring.ts'

/** How far a job is: rows done, and how many there are where that is known. */
export interface Progress {
  readonly done: number
  readonly total?: number
}

/**
 * One job at work. It goes on from what an earlier attempt kept, so that a process that dies, a cancelled job and a new version
 * lose nothing and repeat nothing.
 */
export interface Job<Input = unknown, Kept = unknown> {
  readonly id: string
  readonly input: Input
  /** The system at this job, for the units that it opens. */
  readonly act: Act
  /** Null for the first attempt. */
  readonly kept: Kept | null
  /** Inside a unit: where to go on, written with what the unit did. @throws JobStopped */
  keep(unit: Unit, kept: Kept, progress: Progress): Promise<void>
  /** Between units: how far it is, written now and then; `kept` goes with it. @throws JobStopped */
  say(progress: Progress, kept?: Kept): Promise<void>
}

/**
 * A kind of work that a module declares in its `module.ts`. The `app` that `work` is given writes only while the job is
 * this process's: a unit that ends after the job was cancelled or taken over is taken back.
 */
export interface JobKind<Input = unknown, Kept = unknown> {
  readonly kind: string
  /** As a shop manager would say it. It stays with the job, so that a job of a kind that is gone can still be named. */
  readonly title: string
  /** How often it is tried before it waits for somebody to look at it; else `ATTEMPTS_MAX`. */
  readonly attemptsMax?: number
  /** @returns what came out: a small document without anything personal */
  work(app: App, job: Job<Input, Kept>): Promise<object>
}

/** Any kind, as lists hold them. */
// A method's parameter may be narrower than declared, so every kind fits here.
export type AnyKind = JobKind

export const ATTEMPTS_MAX = 6

/** The job is no longer this process's: cancelled, taken over after its lease, or the server is about to stop. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped'
}
