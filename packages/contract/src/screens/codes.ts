// Codes of the screens that draw on several areas. No zod here, see ../codes.ts.

/** What may wait for somebody at the console. */
export const waitingKinds = [
  'discount_approvals',
  'adjustments',
  'merges',
  'upgrades',
  'collections',
  'failed_jobs',
  'parked_events',
] as const
/** What happens today. */
export const happeningKinds = ['visits', 'redeemed'] as const
/** What changed since yesterday. */
export const changedKinds = ['joined', 'upgraded'] as const
/** What ends soon. */
export const endingKinds = ['memberships', 'held_redemptions', 'points'] as const

/** A figure of 今日. */
export const figureKinds = [...waitingKinds, ...happeningKinds, ...changedKinds, ...endingKinds] as const
export type FigureKind = (typeof figureKinds)[number]

/** Visits as the console lists them: those that count, those taken back, and orders that give money back. */
export const visitShows = ['settled', 'void', 'refund'] as const
export type VisitShow = (typeof visitShows)[number]

/** What can be done with a settled visit at the till. */
export const visitActs = ['void', 'correct'] as const
export type VisitAct = (typeof visitActs)[number]

/** What a console hears of while it is open: each topic names what is to be read again. */
export const liveTopics = ['approvals', 'adjustments', 'merges', 'upgrades', 'collections', 'drafts'] as const
export type LiveTopic = (typeof liveTopics)[number]

/** Where a console listens: server-sent events, each a list of topics that changed. */
export const livePath = '/api/console/live'
