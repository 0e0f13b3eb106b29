import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { WechatGateway } from './gateways/wechat.ts'
import type { RateLimits } from './http/rate-limit.ts'
import type { Keyring } from './pii/keyring.ts'

/** All that use cases are given. A first parameter `app` means "opens a unit", `unit` means "joins one". */
export interface App {
  config: Config
  /** The dealer group this installation serves. */
  groupId: string
  db: Database
  keys: Keyring
  clock: Clock
  log: Logger
  limits: RateLimits
  wechat: WechatGateway | null
  /** Whether answers are checked against the contract: in tests and in the demo. */
  checkResponses: boolean
}
