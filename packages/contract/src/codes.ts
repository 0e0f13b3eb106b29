/**
 * Stable codes that cross the wire and stand in tables. No zod here: the mini-program imports this file at run time.
 * Dictionaries that a shop edits (work types, tiers, vehicle uses) are data, so their codes are plain strings on the wire.
 * Each area has its own, gathered here.
 */
export * from './club/codes.ts'
export * from './people/codes.ts'
export * from './screens/codes.ts'
export * from './visits/codes.ts'
export type { ErrorCode, Reader } from './refusals.ts'

/** How a job of the server is; `failed` is parked: tried as often as it may be, it waits for somebody to look at it. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** Header a client sends with its own version; below the minimum the answer is 426 CLIENT_OUTDATED. */
export const clientVersionHeader = 'x-cheyou-client'

/** Where a kept picture is served. */
export const picturePath = (name: string): string => `/files/${name}`

/** So many rows of a list are done with at once, at most: more are narrowed by a filter first. */
export const bulkMost = 500

/** Where an invitation of the staff leads: its QR code holds this address with `?code=`. */
export const invitationPath = '/invitation'

/** What staff do, as their acts call it: module and verb (req. 15.1). */
export const staffActions = [
  'visits.settle',
  'visits.void',
  'visits.correct',
  'visits.print-receipt',
  'visits.keep-draft',
  'visits.take-draft',
  'visits.drop-draft',
  'visits.bring-back-draft',
  'visits.add-template',
  'visits.change-template',
  'visits.retire-template',
  'visits.restore-template',
  'points.adjust',
  'points.approve-adjustment',
  'points.refuse-adjustment',
  'discounts.ask',
  'discounts.approve',
  'discounts.refuse',
  'discounts.agree',
  'discounts.end-agreement',
  'rewards.hand-over',
  'rewards.undo-hand-over',
  'rewards.cancel',
  'benefits.use',
  'benefits.undo',
  'membership.join',
  'membership.renew',
  'membership.upgrade',
  'membership.record-insurance',
  'membership.start-enrolment',
  'customers.add',
  'customers.merge',
  'customers.ask-merge',
  'customers.refuse-merge',
  'rewards.add',
  'rewards.edit',
  'rewards.retire',
  'rewards.bring-back',
  'rewards.order',
  'rewards.move-stock',
  'rules.draft',
  'rules.save-draft',
  'rules.discard-draft',
  'rules.simulate',
  'rules.publish',
  'rules.add-work-type',
  'rules.change-work-type',
  'rules.retire-work-type',
  'rules.restore-work-type',
  'jobs.retry',
  'jobs.cancel',
  'outbox.retry',
  'files.keep-picture',
  'membership.scan',
  'members.find-by-phone',
  'rewards.scan',
  'desk.choose-columns',
  'desk.save-view',
  'desk.drop-view',
  'desk.bring-back-view',
  'desk.export',
  'desk.bulk',
  'stores.add',
  'stores.change',
  'stores.retire',
  'stores.restore',
  'club.change',
  'consents.publish',
  'auth.hire',
  'auth.invite',
  'auth.reset-login',
  'auth.change-staff',
  'auth.disable',
  'auth.enable',
  'auth.end-sessions',
  'auth.console-sign-in',
  'auth.sign-out',
  'auth.accept-invitation',
] as const
export type StaffAction = (typeof staffActions)[number]

/** Two archives that share nothing wait for a second person before they are merged (req. 1.7). */
export const mergeRequestStates = ['pending', 'merged', 'refused'] as const
export type MergeRequestState = (typeof mergeRequestStates)[number]
