import type { DataSource, MigrationInterface } from 'typeorm'
import type { HouseEvent } from '@cheyou/contract'
import type { Clock } from '../../clock.ts'
import { noHandlers, type EventHandlers } from '../outbox/handlers.ts'
import type { Engine } from './engine.ts'
import { DatabaseUnusable } from './errors.ts'
import { migrate } from './migrate.ts'
import { openMysql } from './mysql.ts'
import type { Dialect, Sql } from './sql.ts'
import { toldOf, type StatementListener } from './statement-listener.ts'
import { openSqlite } from './sqlite.ts'
import type { Table } from './table.ts'
import { unitRunner } from './unit.ts'

/** Who acts, on whose behalf and why: every unit carries it, and leaves it in `acts` when it wrote something. */
export interface Act {
  groupId: string
  storeId: string | null
  actorKind: 'system' | 'member' | 'staff' | 'source'
  actorId: string | null
  /** Module and verb, such as `visits.settle`. */
  action: string
  reason?: string
  idempotency?: Idempotency
}

/** The scope contains the member or staff, so that one's keys never meet another's. */
export interface Idempotency {
  scope: string
  key: string
  /** A hash of all that the request asks, to tell a repetition from another request with the same key. */
  requestHash: string
  /** Encrypts the answer that is kept: it may hold a token. Every request from outside has one. */
  cipher?: AnswerCipher
}

export interface AnswerCipher {
  encrypt(plain: string, context: string): string
  decrypt(ciphertext: string, context: string): string
}

/**
 * One transaction. It may be run again from its start, so the work has no effect outside: no HTTP, no other connection;
 * what must follow is an event, or goes to `afterCommit`.
 */
export interface Unit {
  readonly sql: Sql
  readonly act: Act & { readonly id: string }
  /** The instant of this attempt. */
  readonly now: Date
  /** Says whom the act is about, so that it is found under them; of several the first. */
  concerns(memberId: string): void
  /** Leaves the act though nothing else may be written: somebody read what the log of acts must tell of (req. 15.1). */
  leaveAct(): Promise<void>
  /**
   * Says that something happened. Handlers inside the unit run when its work is done, those after the commit get it from the
   * outbox: see `module.ts` of each module.
   */
  raise(event: HouseEvent): void
  /** Runs the handlers inside the unit now, for an answer that tells what they did. */
  handleRaised(): Promise<void>
  /** Called once, after the commit. What it throws is logged and changes nothing. */
  afterCommit(then: () => void): void
}

export interface Database {
  readonly dialect: Dialect
  /** Reads outside units; refuses to write, and to be used inside a unit. */
  readonly read: Sql
  readonly dataSource: DataSource
  readonly readDataSource: DataSource
  /**
   * The only way to write. With `act.idempotency`, a repetition gets the stored answer of the first (which must be JSON).
   * @throws DuplicateKey, IdempotencyConflict, IdempotencyRunning, DatabaseBusy, CommitUnknown, SqlFailed
   */
  unit<T>(act: Act, work: (unit: Unit) => Promise<T>): Promise<T>
  /** A small transaction nobody would ask "who did this" about: leases, clearing of expired keys. No act, no answers kept. */
  upkeep<T>(work: (sql: Sql, now: Date) => Promise<T>): Promise<T>
  /** Calls the listener after each commit that left something in the outbox, until the returned function is called. */
  onOutbox(listener: () => void): () => void
  /** Brings the tables up to date; any number of processes may call it together, one does the work. */
  migrate(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface DatabaseOptions {
  /** `sqlite:PATH` or `mysql://user:password@host:port/name`. */
  url: string
  tables: readonly Table[]
  migrations: readonly (new () => MigrationInterface)[]
  clock: Clock
  /** What runs when events are raised; nothing without them. */
  handlers?: EventHandlers
  /** Servers: one per SQLite file. The command line opens the file beside a server. */
  exclusive: boolean
  log?: DatabaseLog
  /** Told of each statement that is sent, but for BEGIN, COMMIT and ROLLBACK; tests count and explain them. */
  onStatement?: StatementListener
}

const silent: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * Opens the database that the URL names, and checks that it can be used; the tables come with `migrate()`.
 * @throws DatabaseUnusable with a message for the person who runs the server
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? silent
  const engine = toldOf(await openEngine(options, log), options.onStatement)
  const units = unitRunner(engine, options.clock, log, options.handlers ?? noHandlers)
  return {
    dialect: engine.dialect,
    read: units.guardRead(engine.read),
    dataSource: engine.dataSource,
    readDataSource: engine.readDataSource,
    unit: units.unit,
    upkeep: units.upkeep,
    onOutbox: units.onOutbox,
    migrate: () => migrate(engine, log),
    close: () => engine.close(),
  }
}

function openEngine(options: DatabaseOptions, log: DatabaseLog): Promise<Engine> {
  const scheme = options.url.slice(0, options.url.indexOf(':'))
  if (scheme === 'sqlite') return openSqlite(options, log)
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysql(options, log)
  throw new DatabaseUnusable('DATABASE_URL must be sqlite:PATH or mysql://user:password@host:port/name')
}
