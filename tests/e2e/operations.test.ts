import { rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { bindPhone, endpoints, getHome, redeemReward, signInWithWechat } from '@cheyou/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, expectRefused, requestOf } from '../support/client.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { writeExport } from '../support/dms-export.ts'
import { inhabitantsOf } from '../support/inhabitants.ts'
import { clubJson, runClub } from '../support/club.ts'
import { clubProcess, startServer, type Environment, type ServerProcess } from '../support/processes.ts'
import { inWorld } from '../support/each-file.ts'
import { openWechat, type Wechat } from '../support/wechat.ts'

const world = inWorld({
  customers: [
    { name: '司马静', points: 50 },
    { name: '欧阳明', points: 50 },
  ],
})

const get = (path: string) => clientOf(world().server.origin).send({ method: 'GET', path })

interface OpenApi {
  openapi: string
  paths: Record<
    string,
    Record<
      string,
      { parameters?: { name: string; in: string }[]; responses: Record<string, unknown>; 'x-roles'?: string[] }
    >
  >
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
}

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 with every endpoint of the contract and nothing of the demo', async () => {
    const document = (await (await get('/openapi.json')).json()) as OpenApi
    expect(document.openapi).toMatch(/^3\.1\./)
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const expected = endpoints
      .filter((one) => one.audience !== 'demo')
      .map((one) => `${one.method} ${one.path.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.toSorted()).toEqual(expected.toSorted())
    expect(JSON.stringify(document)).not.toContain('/demo/')
  })

  it('refers only to what it has, and names every parameter of a path, the idempotency key and the roles', async () => {
    const document = (await (await get('/openapi.json')).json()) as OpenApi
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) =>
      match[1]!.split('/'),
    )
    expect(references.length).toBeGreaterThan(10)
    const broken = references.filter((steps) => resolve(document, steps) === undefined)
    expect(broken).toEqual([])
    for (const endpoint of endpoints.filter((one) => one.audience !== 'demo')) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
      const { parameters = [], responses, 'x-roles': roles } = document.paths[path]![endpoint.method]!
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name)
      expect(inPath).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
      expect(parameters.some((one) => one.name === 'Idempotency-Key')).toBe(endpoint.idempotent === true)
      expect(roles).toEqual(endpoint.roles)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400', '429']))
    }
  })
})

function resolve(document: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (place, step) =>
      typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[step] : undefined,
    document,
  )
}

describe('the operator of the server', () => {
  it('asks whether it lives and is ready, and reads its measures', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ ok: true })
    expect(await (await get('/readyz')).json()).toEqual({ ready: true })
    await world().visitor().send({ method: 'GET', path: '/api/member/cars/01ARZ3NDEKTSV4RRFFQ69G5FAV' })
    expect((await get('/metrics')).status).toBe(404)
    const metrics = await (await fetch(`${world().server.metricsOrigin}/metrics`)).text()
    expect(metrics).toMatch(/cheyou_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+/)
    expect(metrics).toMatch(/route="\/api\/member\/cars\/:vehicleId",status="401"/)
    expect(metrics).not.toContain('01ARZ3NDEKTSV4RRFFQ69G5FAV')
  })

  it('finds headers that a browser keeps to', async () => {
    const { headers } = await get('/console/')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const api = await get('/api/auth/me')
    expect(api.headers.get('cache-control')).toBe('no-store')
    expect(api.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    expect(api.headers.get('x-powered-by')).toBeNull()
  })

  it('has no part of the demo in production', async () => {
    const demo = endpoints.filter((one) => one.audience === 'demo')
    expect(demo.length).toBeGreaterThan(0)
    const client = clientOf(world().server.origin, { pageOrigin: world().server.origin })
    for (const { method, path } of demo)
      expect((await client.send({ method: method.toUpperCase(), path })).status).toBe(404)
    for (const path of [
      '/sandbox/people',
      '/sandbox/login-code',
      '/m/',
      '/m/app/',
      '/doors.html',
      '/phone.html',
      '/doors.js',
    ])
      for (const method of ['GET', 'POST']) expect((await client.send({ method, path })).status).toBe(404)
    const home = await get('/')
    expect(home.headers.get('location')).toBe('/console/')
  })
})

describe('too often', () => {
  it('answers 429 and when to come again; others go on', async () => {
    const address = '10.9.9.9'
    const knocking = world().visitor().with({ address })
    const answers = await Promise.all(
      Array.from({ length: 320 }, () => knocking.send(requestOf(signInWithWechat, { body: { code: 'guess' } }))),
    )
    const refused = answers.filter((answer) => answer.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.filter((answer) => answer.status === 401).length).toBeGreaterThan(0)
    const seconds = Number(refused[0]!.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(await refused[0]!.json()).toMatchObject({ code: 'RATE_LIMITED', facts: { retryAfterSeconds: seconds } })

    await expectRefused(world().visitor(), 'LOGIN_CODE_INVALID', signInWithWechat, { body: { code: 'guess' } })
    // What the client itself put into the header counts for nothing: only the last hop is our proxy's word.
    const disguised = knocking.with({ address: `1.2.3.4, ${address}` })
    await expectRefused(disguised, 'RATE_LIMITED', signInWithWechat, { body: { code: 'guess' } })
  })

  it('holds for binding a phone and for redeeming, by person', async () => {
    const { client } = await world().signIn(world().wechat.person('急性子', '19935559999'))
    const knocks = await Promise.all(
      Array.from({ length: 25 }, () =>
        client.send(requestOf(bindPhone, { body: { code: 'guess', consentVersion: '1' } })),
      ),
    )
    expect(knocks.map((knock) => knock.status)).toContain(429)
    const owner = await world().owner('欧阳明')
    const redeems = await Promise.all(
      Array.from({ length: 130 }, () =>
        owner.client.send(
          requestOf(redeemReward, { body: { rewardId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', quotedPoints: 1 } }),
        ),
      ),
    )
    expect(new Set(redeems.map((answer) => answer.status))).toEqual(new Set([404, 429]))
  })
})

describe('what is personal', () => {
  it('stands nowhere in the database as it is', async () => {
    const { client, customer } = await world().owner('司马静')
    await client.call(getHome)
    const everything = await world().database.everything()
    expect(everything).toContain(customer.name)
    const strangers = inhabitantsOf([{ name: '访客', points: 1 }])
    expect(everything).not.toContain(strangers[0]!.phone)
    for (const { phone, idNumber, address } of [customer, world().customer('欧阳明')])
      for (const secret of [phone, idNumber, address, address.slice(0, 12)]) expect(everything).not.toContain(secret)
  })
})

describe('keys', () => {
  it('must be the right ones: a server with another key file or none does not start', async () => {
    const { environment, database } = world()
    const settings = { ...environment, KEY_FILE: join(database.folder, 'another.key') }
    const { exitCode, stderr } = await clubProcess(settings, ['report', 'members', '--json'])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/key/i)
    expect(stderr).not.toMatch(/\n\s+at /)
    await rm(settings.KEY_FILE, { force: true })
  })
})

describe('the command line', () => {
  it('refuses wrong use with a sentence and exit code 2, and writes nothing', async () => {
    const { environment, database, hire } = world()
    await hire({ name: '在编', role: 'care', login: 'taken' })
    const rewards = join(database.folder, 'rewards.json')
    const voucher = { kind: 'voucher', name: '券', description: '', pointsPrice: 10 }
    await writeFile(rewards, JSON.stringify([{ ...voucher, kind: 'gift' }, voucher]))
    const person = ['staff', 'add', '--name', '某人']
    const wrong: [string[], RegExp][] = [
      [[...person, '--role', 'boss'], /reception/],
      [[...person, '--role', 'care', '--store', '没有的店'], /没有的店.*本店/],
      [[...person, '--role', 'care', '--login', 'TAKEN'], /taken/i],
      [['staff', 'add', '--name', ' ', '--role', 'care'], /--name/],
      [['rewards', 'add', rewards], /1\.faceFen/],
      [['rewards', 'add', join(database.folder, 'none.json')], /cannot be read/],
    ]
    const before = await counts()
    for (const [args, sentence] of wrong) {
      const { exitCode, stdout, stderr } = await runClub(environment, [...args, '--json'])
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' })
      expect(stderr).toMatch(sentence)
      expect(stderr).not.toMatch(/\n\s+at /)
    }
    expect(await counts()).toEqual(before)
  })
})

const counts = () =>
  world().database.rows('SELECT (SELECT COUNT(*) FROM staff) AS staff, (SELECT COUNT(*) FROM rewards) AS rewards')

describe('a new installation', () => {
  let database: TestDatabase
  let wechat: Wechat
  let environment: Environment
  const servers: ServerProcess[] = []
  beforeAll(async () => {
    database = await openTestDatabase({ untouched: true })
    wechat = await openWechat()
    environment = { DATABASE_URL: database.url, KEY_FILE: join(database.folder, 'club.key'), ...wechat.environment }
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await wechat.close()
    await database.close()
  })

  it('starts from nothing, several servers at once on MariaDB, and serves after the first import without a restart', async () => {
    const together = database.kind === 'mariadb' ? 4 : 1
    servers.push(...(await Promise.all(Array.from({ length: together }, () => startServer(environment)))))
    for (const server of servers) {
      expect((await clientOf(server.origin).send({ method: 'GET', path: '/healthz' })).status).toBe(200)
      expect((await clientOf(server.origin).send({ method: 'GET', path: '/readyz' })).status).toBe(503)
    }
    const applied = await database.rows('SELECT name, COUNT(*) AS times FROM migrations GROUP BY name')
    expect(applied.length).toBeGreaterThan(0)
    expect(applied.map((row) => Number(row['times']))).toEqual(applied.map(() => 1))

    const [first] = inhabitantsOf([{ name: '皇甫首', points: 88 }])
    const folder = join(database.folder, 'export')
    writeExport(folder, [first!])
    await clubJson(environment, ['import', folder, '--join-all', '2020-01-01'])
    for (const server of servers) {
      const person = wechat.person('首', first!.phone)
      const visitor = clientOf(server.origin)
      const { token } = await visitor.call(signInWithWechat, { body: { code: await wechat.loginCode(person) } })
      const client = visitor.with({ bearer: token })
      const body = { code: await wechat.phoneCode(person), consentVersion: '1' }
      expect(await client.call(bindPhone, { body })).toMatchObject({ binding: 'member' })
      expect((await client.call(getHome)).card.balances.redeemable).toBe(88)
      expect((await clientOf(server.origin).send({ method: 'GET', path: '/readyz' })).status).toBe(200)
    }
  })

  it('serves all the same where somebody else has the address of the metrics, and says so to who watches', async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
    const neighbour = createServer().listen(0, '127.0.0.1')
    await once(neighbour, 'listening')
    const { port } = neighbour.address() as AddressInfo
    const server = await startServer({ ...environment, METRICS_ADDRESS: `127.0.0.1:${port}` })
    servers.push(server)
    neighbour.close()
    const answer = await clientOf(server.origin).send({ method: 'GET', path: '/readyz' })
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, metrics: 'address_taken' }])
    expect(server.output()).toContain('set METRICS_ADDRESS to a free address')
  })

  it('stops in good order when told to', async () => {
    for (const server of servers) expect(await server.stop()).toBe(0)
  })
})
