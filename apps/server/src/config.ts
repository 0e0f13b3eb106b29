import { BlockList, isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** All that can be set from outside; the only place that reads the environment. */
export interface Config {
  /** `sqlite:PATH` or `mysql://user:password@host:port/name`. */
  databaseUrl: string
  port: number
  /** Serves the sample dealership with a local WeChat; visitors choose who they are. */
  demo: boolean
  /** Where `/metrics` is served, beside the public address; null: nowhere. */
  metricsAddress: MetricsAddress | null
  keyFile: string
  /** Folder of the pictures that staff upload. */
  filesDir: string
  /** Null while no mini-program is registered: signing in with WeChat is off then. */
  wechat: WechatConfig | null
  /** Scheme and host under which browsers reach the server, for cookies and the Origin check; null: as the request says. */
  publicOrigin: string | null
  logLevel: LogLevel
  /** Addresses and networks (CIDR) whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Multiplies how often one caller may knock. */
  rateLimitFactor: number
  /** The binary logarithm of scrypt's N for passwords that are set from now on. */
  passwordCost: number
}

export interface MetricsAddress {
  host: string
  port: number
}

export interface WechatConfig {
  baseUrl: string
  appId: string
  secret: string
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** The settings do not fit; the message lists every problem, one a line, without secrets. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid'
}

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://club.example.com' })
  .transform((text) => new URL(text))
  .refine(
    (url) => url.pathname === '/' && url.search === '' && url.hash === '',
    'must be scheme and host only, without a path',
  )
  .transform((url) => url.origin)

const proxies = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine(
    (parts) => parts.every(isNetwork),
    'must be addresses or networks such as 10.0.0.0/8, with commas between them',
  )

const metricsAddress = z
  .string()
  .regex(/^(off|.+:\d{1,5})$/, 'must be an address such as 127.0.0.1:9464, or off')
  .default('127.0.0.1:9464')
  .transform((text): MetricsAddress | null => {
    if (text === 'off') return null
    const colon = text.lastIndexOf(':')
    return { host: text.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port: Number(text.slice(colon + 1)) }
  })
  .refine((address) => address === null || address.port <= 65_535, 'must have a port of at most 65535')

const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+)$/, 'must be sqlite:PATH or mysql://user:password@host:port/name')
      .default('sqlite:./.data/cheyou.db'),
    PORT: z.coerce
      .number('must be a port number')
      .int('must be a port number')
      .min(0, 'must be at least 0')
      .max(65_535, 'must be at most 65535')
      .default(8080),
    METRICS_ADDRESS: metricsAddress,
    DEMO: z.stringbool({ error: 'must be true or false' }).default(false),
    KEY_FILE: z.string().optional(),
    FILES_DIR: z.string().optional(),
    WECHAT_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an address' }).default('https://api.weixin.qq.com'),
    WECHAT_APP_ID: z.string().optional(),
    WECHAT_APP_SECRET: z.string().optional(),
    PUBLIC_ORIGIN: origin.optional(),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
    TRUSTED_PROXIES: proxies,
    // OWASP's minimum for scrypt with r = 8 and p = 1 (Password Storage Cheat Sheet). Above 20 one hash takes a gigabyte.
    PASSWORD_COST: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(10, 'must be at least 10')
      .max(20, 'must be at most 20')
      .default(17),
    RATE_LIMIT_FACTOR: z.coerce
      .number('must be a number')
      .min(1, 'must be at least 1')
      .max(1_000_000, 'must be at most 1000000')
      .default(1),
  })
  .refine((env) => (env.WECHAT_APP_ID === undefined) === (env.WECHAT_APP_SECRET === undefined), {
    path: ['WECHAT_APP_SECRET'],
    error: 'must be set together with WECHAT_APP_ID',
  })

/**
 * Reads settings from an environment and, stronger, from `--port N` and `--demo`.
 * @throws ConfigInvalid
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, argv: readonly string[] = []): Config {
  // An empty variable is how many tools say "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = environment.safeParse({ ...given, ...readFlags(argv) })
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new ConfigInvalid(`The settings cannot be used:\n${lines.join('\n')}`)
  }
  const value = parsed.data
  return {
    databaseUrl: value.DATABASE_URL,
    port: value.PORT,
    demo: value.DEMO,
    metricsAddress: value.METRICS_ADDRESS,
    keyFile: value.KEY_FILE ?? join(dataFolder(value.DATABASE_URL), 'cheyou.key'),
    filesDir: value.FILES_DIR ?? join(dataFolder(value.DATABASE_URL), 'files'),
    wechat:
      value.WECHAT_APP_ID === undefined || value.WECHAT_APP_SECRET === undefined
        ? null
        : {
            baseUrl: value.WECHAT_BASE_URL.replace(/\/$/, ''),
            appId: value.WECHAT_APP_ID,
            secret: value.WECHAT_APP_SECRET,
          },
    publicOrigin: value.PUBLIC_ORIGIN ?? null,
    logLevel: value.LOG_LEVEL,
    trustedProxies: value.TRUSTED_PROXIES,
    rateLimitFactor: value.RATE_LIMIT_FACTOR,
    passwordCost: value.PASSWORD_COST,
  }
}

/** The settings of this process. @throws ConfigInvalid */
export function processConfig(): Config {
  return readConfig(process.env, process.argv.slice(2))
}

/** The settings of the command line, whose arguments are its own. @throws ConfigInvalid */
export function commandConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  return readConfig(env)
}

function readFlags(argv: readonly string[]): Record<string, string> {
  try {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' }, demo: { type: 'boolean' } } })
    return { ...(values.port !== undefined && { PORT: values.port }), ...(values.demo === true && { DEMO: 'true' }) }
  } catch (error) {
    throw new ConfigInvalid(`The arguments cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Where what belongs to the database lies when nobody says otherwise: beside a SQLite file. */
function dataFolder(databaseUrl: string): string {
  return databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : './.data'
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  try {
    new BlockList().addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6')
    return /^\d+$/.test(bits)
  } catch {
    return false
  }
}
