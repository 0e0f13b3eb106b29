import { systemClock } from '../clock.ts'
import { migrations, tables } from '../modules.ts'
import { openDatabase } from '../platform/db/database.ts'

/** Brings an empty database up to date by the migrations, as a server that starts does. */
export async function migrateDatabase(url: string): Promise<void> {
  const db = await openDatabase({ url, tables, migrations, clock: systemClock, exclusive: false })
  try {
    await db.migrate()
  } finally {
    await db.close()
  }
}
