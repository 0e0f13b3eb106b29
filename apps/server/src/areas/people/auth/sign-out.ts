import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import { revokeSession } from './sessions.repository.ts'

/** Ends a session, on the phone or at the console: its token opens nothing any more. */
export async function signOut(
  app: App,
  by: Pick<Act, 'actorKind' | 'actorId'>,
  sessionId: string,
): Promise<{ done: true }> {
  await app.db.unit({ groupId: app.groupId, storeId: null, ...by, action: 'auth.sign-out' }, (unit) =>
    revokeSession(unit, sessionId),
  )
  return { done: true }
}
