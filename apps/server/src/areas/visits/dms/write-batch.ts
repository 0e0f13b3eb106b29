import type { Act, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import type { App } from '../../../wiring.ts'

const ATTEMPTS_MAX = 8

/**
 * Writes a batch in one unit. Another import or the desk may add one of its records between the unit's reading and its
 * writing; the batch is then taken again and finds them recorded.
 */
export async function untilWritten<T>(app: App, act: Act, work: (unit: Unit) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await app.db.unit(act, work)
    } catch (error) {
      if (!(error instanceof DuplicateKey) || attempt === ATTEMPTS_MAX) throw error
    }
  }
}
