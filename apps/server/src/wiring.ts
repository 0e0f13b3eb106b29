import type { Logger } from 'pino'
import { systemClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './platform/db/database.ts'
import { limits, migrations, modules as all, tables } from './modules.ts'
import type { Module } from './platform/module.ts'
import { handlersOf } from './platform/outbox/handlers.ts'
import { databaseTokenStore } from './platform/gateways/database-token-store.ts'
import { createWechatGateway, type WechatGateway } from './platform/gateways/wechat.ts'
import { rateLimits, type RateLimits } from './platform/http/rate-limit.ts'
import { standardLog } from './log.ts'
import { findDealerGroup } from './areas/people/organisation/index.ts'
import { openDatabaseKeyring } from './platform/pii/index.ts'
import type { Keyring } from './platform/pii/keyring.ts'

/** All that use cases are given. A first parameter `app` means "opens a unit", `unit` means "joins one". */
export interface App {
  config: Config
  /** The dealer group this installation serves; empty until one is founded. */
  groupId: string
  db: Database
  /** What the house is made of; handlers of events and fillings of ports are read from here. */
  modules: readonly Module[]
  keys: Keyring
  clock: Clock
  log: Logger
  limits: RateLimits
  wechat: WechatGateway | null
  /** Whether answers are checked against the contract: in tests and in the demo. */
  checkResponses: boolean
}

export interface OpenAppOptions {
  /** A server has its SQLite file for itself; the command line works beside one. */
  exclusive: boolean
  /** Without one, JSON lines go to standard error. */
  log?: Logger
  clock?: Clock
  /** Others than the club's own, for tests. */
  modules?: readonly Module[]
}

/** How long one request to WeChat may take: a person is waiting with the phone in the hand. */
const WECHAT_TIMEOUT_MS = 5_000

/**
 * Opens what the settings name: the database, its tables brought up to date, its keys, the gateways. `close` with
 * `app.db.close()`.
 * @throws DatabaseUnusable, KeyFileUnusable with a message for the person who runs it
 */
export async function openApp(config: Config, options: OpenAppOptions): Promise<App> {
  const { exclusive, log = standardLog(config.logLevel), clock = systemClock, modules = all } = options
  const handlers = handlersOf(modules)
  const db = await openDatabase({ url: config.databaseUrl, tables, migrations, clock, handlers, exclusive, log })
  try {
    await db.migrate()
    const keys = await openDatabaseKeyring(db, config.keyFile)
    return {
      config,
      groupId: (await findDealerGroup(db.read))?.id ?? '',
      db,
      modules,
      keys,
      clock,
      log,
      limits: rateLimits(config.rateLimitFactor, db, limits),
      wechat: openWechat(config, db, keys, clock, log),
      checkResponses: config.demo,
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

function openWechat(config: Config, db: Database, keys: Keyring, clock: Clock, log: Logger): WechatGateway | null {
  if (!config.wechat) return null
  const tokens = databaseTokenStore(db, keys, config.wechat.appId)
  return createWechatGateway({ ...config.wechat, tokens, log, clock, timeoutMs: WECHAT_TIMEOUT_MS })
}
