/**
 * Stable codes that cross the wire and stand in tables. No zod here: the mini-program imports this file at run time.
 * Dictionaries that a shop edits (work types, tiers, vehicle uses) are data, so their codes are plain strings on the wire.
 * Each area has its own, gathered here.
 */
export * from './club/codes.ts'
export * from './people/codes.ts'
export * from './visits/codes.ts'
export type { ErrorCode, Reader } from './refusals.ts'

/** How a job of the server is; `failed` is parked: tried as often as it may be, it waits for somebody to look at it. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** Header a client sends with its own version; below the minimum the answer is 426 CLIENT_OUTDATED. */
export const clientVersionHeader = 'x-cheyou-client'

/** Where a kept picture is served. */
export const picturePath = (name: string): string => `/files/${name}`
