import type { StaffAction } from '@cheyou/contract/codes'
import type { Act } from './database.ts'

/** Whose it is: the app, or the act of a unit. */
interface Club {
  readonly groupId: string
}

interface Details extends Pick<Act, 'reason' | 'idempotency'> {
  /** Where it happens; without one at no store in particular, as at the console. */
  storeId?: string
}

/** What a staff member does, as it stands in the log of acts (req. 15.1). */
export function staffAct(
  { groupId }: Club,
  { id }: { id: string },
  action: StaffAction,
  { storeId, ...details }: Details = {},
): Act {
  return { groupId, storeId: storeId ?? null, actorKind: 'staff', actorId: id, action, ...details }
}

/** What the owner of a card does, by the member; before there is one, by the WeChat identity. */
export function memberAct(
  { groupId }: Club,
  actorId: string,
  action: string,
  details: Pick<Details, 'idempotency'> = {},
): Act {
  return { groupId, storeId: null, actorKind: 'member', actorId, action, ...details }
}

/** What comes from a source of records, such as a DMS. */
export function sourceAct({ groupId }: Club, { id, storeId }: { id: string; storeId: string }, action: string): Act {
  return { groupId, storeId, actorKind: 'source', actorId: id, action }
}

/** What nobody in particular does: a job, a sign-in, the founding of the club. */
export function systemAct({ groupId }: Club, action: string): Act {
  return { groupId, storeId: null, actorKind: 'system', actorId: null, action }
}
