import type { Database } from './database.ts'
import { newId } from './ids.ts'
import type { Sql } from './sql.ts'

/** A fact about this installation, such as the fingerprint of its key; null while it is not known. */
export async function installationFact(read: Sql, name: string): Promise<string | null> {
  const row = await read.one<{ value: string }>('SELECT value FROM installation WHERE name = ?', [name])
  return row?.value ?? null
}

/** Notes a fact once and for all. @throws DuplicateKey when it is known: another process was first */
export async function noteFact(sql: Sql, name: string, value: string): Promise<void> {
  await sql.insert('installation', [{ name, value }])
}

/** Puts a row in and takes it out again, to see that the database takes what is written: both reach the disk. */
export async function writeAndRemove(db: Pick<Database, 'upkeep'>): Promise<void> {
  await db.upkeep(async (sql, now) => {
    const name = `written:${newId()}`
    await noteFact(sql, name, now.toISOString())
    await sql.run('DELETE FROM installation WHERE name = ?', [name])
  })
}
