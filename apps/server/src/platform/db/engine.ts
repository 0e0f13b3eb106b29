import type { DataSource, EntityManager } from 'typeorm'
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
  /** TypeORM's manager on this very transaction, made when first asked for; `onWrite` hears of its writing statements. */
  manager(onWrite: () => void): EntityManager
  /** @throws CommitUnknown when the connection broke on the way */
  commit(): Promise<void>
  /** Never throws: a connection that cannot roll back is thrown away, which rolls back. */
  rollback(): Promise<void>
}

const readingStatement = /^\s*(select|show|explain|pragma|savepoint|release|rollback)\b/i

/** Whether a statement of TypeORM's may have written something: everything that is not plainly a read. */
export function mayWrite(statement: string): boolean {
  return !readingStatement.test(statement)
}
