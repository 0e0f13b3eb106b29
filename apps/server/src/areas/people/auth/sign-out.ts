import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import { revokeSession } from './sessions.repository.ts'

/** Ends a session, on the phone or at the console: its token opens nothing any more. */
export async function signOut(app: App, act: Act, sessionId: string): Promise<{ done: true }> {
  await app.db.unit(act, (unit) => revokeSession(unit, sessionId))
  return { done: true }
}
