import type { Sql } from '../db/sql.ts'
import type { App } from '../../wiring.ts'

/** Clears away what nobody asks for any more, at most `limit` rows; returns how many. Every process does it hourly. */
export type Upkeep = (sql: Sql, now: Date, limit: number) => Promise<number>

const BATCH = 1_000

/** One after the other, in small transactions, so that nobody waits long for one. One that fails keeps no other from its work. */
export async function runUpkeep(app: App, all: readonly Upkeep[]): Promise<void> {
  for (const forget of all) {
    try {
      for (let forgotten = BATCH; forgotten === BATCH;)
        forgotten = await app.db.upkeep((sql, now) => forget(sql, now, BATCH))
    } catch (error) {
      app.log.error({ err: error, upkeep: forget.name }, 'upkeep failed')
    }
  }
}
