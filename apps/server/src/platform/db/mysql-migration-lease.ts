import { setTimeout as delay } from 'node:timers/promises'
import type { DatabaseLog } from './database.ts'
import { newId } from './ids.ts'
import { integer } from './sql.ts'
import type { Sql } from './sql.ts'

const leaseMs = 10_000
const renewMs = 2_000
const askMs = 150

/**
 * Runs the work in one process at a time. DDL commits by itself on MariaDB and MySQL, so no transaction can protect it;
 * a row with an expiry can. A process that dies leaves the lease to run out, and the next one goes on where it stopped.
 * Time is the database server's: the clocks of several machines differ.
 */
export async function leasedMigration<T>(sql: Sql, log: DatabaseLog, work: () => Promise<T>): Promise<T> {
  const holder = newId()
  await prepare(sql)
  for (let waited = 0; !(await take(sql, holder)); waited++) {
    if (waited === 0) log.info({}, 'another process is bringing the tables up to date; waiting for it')
    await delay(askMs * (0.5 + Math.random()))
  }
  const renewing = setInterval(() => {
    take(sql, holder).catch((err: unknown) => log.warn({ err }, 'the lease on migrations could not be renewed'))
  }, renewMs)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    await sql.run('UPDATE migration_lease SET expiresAtMs = 0 WHERE id = 1 AND holder = ?', [holder])
  }
}

async function prepare(sql: Sql): Promise<void> {
  const found = await sql.one<{ n: unknown }>(
    "SELECT COUNT(*) AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'migration_lease'",
  )
  if (integer(found?.n) === 0)
    await sql.run(
      'CREATE TABLE IF NOT EXISTS migration_lease (id int PRIMARY KEY, holder varchar(26) NOT NULL, expiresAtMs bigint NOT NULL)',
    )
  await sql.run("INSERT IGNORE INTO migration_lease (id, holder, expiresAtMs) VALUES (1, '', 0)")
}

/** Takes a free lease or renews our own; whether it is ours now. */
async function take(sql: Sql, holder: string): Promise<boolean> {
  const now = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)'
  const taken = await sql.run(
    `UPDATE migration_lease SET holder = ?, expiresAtMs = ${now} + ? WHERE id = 1 AND (holder = ? OR expiresAtMs < ${now})`,
    [holder, leaseMs, holder],
  )
  return taken === 1
}
