import type { DataSource } from 'typeorm'
import type { Dialect, Sql } from './sql.ts'

/** What a kind of database must offer; `database.ts` builds units, idempotency and migrations on it. */
export interface Engine {
  readonly dialect: Dialect
  /** Writes: entity metadata, migrations. */
  readonly dataSource: DataSource
  /** Reads outside units. */
  readonly readDataSource: DataSource
  readonly read: Sql
  /** Opens a write transaction; on SQLite this waits for the one writer. */
  begin(): Promise<Transaction>
  /** Runs the work while no other process migrates this database. */
  whileMigrating<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Transaction {
  readonly sql: Sql
  /** @throws CommitUnknown when the connection broke on the way */
  commit(): Promise<void>
  /** Never throws: a connection that cannot roll back is thrown away, which rolls back. */
  rollback(): Promise<void>
}
