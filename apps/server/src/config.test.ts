import { expect, test } from 'vitest'
import { ConfigInvalid, readConfig } from './config.ts'

test('everything has a default, and an empty variable is one that is not set', () => {
  const defaults = {
    databaseUrl: 'sqlite:./.data/cheyou.db',
    port: 8080,
    demo: false,
    keyFile: '.data/cheyou.key',
    filesDir: '.data/files',
    wechat: null,
    publicOrigin: null,
    logLevel: 'info',
    trustedProxies: [],
    rateLimitFactor: 1,
    passwordCost: 17,
    metricsAddress: { host: '127.0.0.1', port: 9464 },
  }
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', KEY_FILE: '', WECHAT_APP_ID: '' })).toEqual(defaults)
})

test('what is set is taken, and arguments are stronger', () => {
  const env = {
    DATABASE_URL: 'mysql://u:p@h:3306/club',
    PORT: '9000',
    DEMO: 'true',
    WECHAT_BASE_URL: 'http://127.0.0.1:9100/',
    WECHAT_APP_ID: 'wx1',
    WECHAT_APP_SECRET: 's',
    PUBLIC_ORIGIN: 'https://club.example.com/',
    LOG_LEVEL: 'warn',
    TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1,::1/128',
    RATE_LIMIT_FACTOR: '2.5',
    PASSWORD_COST: '18',
    METRICS_ADDRESS: '[::1]:9000',
  }
  const config = readConfig(env, ['--port', '0'])
  expect(config).toEqual({
    databaseUrl: 'mysql://u:p@h:3306/club',
    metricsAddress: { host: '::1', port: 9000 },
    port: 0,
    demo: true,
    keyFile: '.data/cheyou.key',
    filesDir: '.data/files',
    wechat: { baseUrl: 'http://127.0.0.1:9100', appId: 'wx1', secret: 's' },
    publicOrigin: 'https://club.example.com',
    logLevel: 'warn',
    trustedProxies: ['10.0.0.0/8', '127.0.0.1', '::1/128'],
    rateLimitFactor: 2.5,
    passwordCost: 18,
  })
  expect(readConfig({}, ['--demo', '--port=1']).demo).toBe(true)
})

test('key and pictures lie beside the SQLite file unless they are named', () => {
  expect(readConfig({ DATABASE_URL: 'sqlite:/srv/club/club.db' }).keyFile).toBe('/srv/club/cheyou.key')
  expect(readConfig({ KEY_FILE: '/etc/cheyou/key' }).keyFile).toBe('/etc/cheyou/key')
  expect(readConfig({ DATABASE_URL: 'sqlite:/srv/club/club.db' }).filesDir).toBe('/srv/club/files')
  expect(readConfig({ FILES_DIR: '/mnt/pictures' }).filesDir).toBe('/mnt/pictures')
})

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a port number'],
  [{ PORT: '70000' }, 'PORT must be at most 65535'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL must be sqlite:PATH or mysql://'],
  [{ DEMO: 'maybe' }, 'DEMO must be true or false'],
  [{ WECHAT_APP_ID: 'wx1' }, 'WECHAT_APP_SECRET must be set together with WECHAT_APP_ID'],
  [{ PUBLIC_ORIGIN: 'club.example.com' }, 'PUBLIC_ORIGIN must be an address'],
  [{ PUBLIC_ORIGIN: 'https://club.example.com/app' }, 'PUBLIC_ORIGIN must be scheme and host only'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  [{ TRUSTED_PROXIES: '10.0.0.0/99' }, 'TRUSTED_PROXIES must be addresses or networks'],
  [{ RATE_LIMIT_FACTOR: '0' }, 'RATE_LIMIT_FACTOR must be at least 1'],
  [{ RATE_LIMIT_FACTOR: 'many' }, 'RATE_LIMIT_FACTOR must be a number'],
  [{ TRUSTED_PROXIES: 'proxy' }, 'TRUSTED_PROXIES must be addresses or networks'],
])('%j is refused with its reason', (env, reason) => {
  expect(() => readConfig(env)).toThrow(ConfigInvalid)
  expect(() => readConfig(env)).toThrow(reason)
})

test('all problems are told at once, unknown arguments too, and no value is repeated', () => {
  const both = (): unknown => readConfig({ PORT: 'x', DATABASE_URL: 'oracle://u:hidden@h/d' })
  expect(both).toThrow(/PORT[^]*DATABASE_URL|DATABASE_URL[^]*PORT/)
  expect(both).not.toThrow('hidden')
  expect(() => readConfig({}, ['--prot', '1'])).toThrow('--prot')
})
