import { endpoints, type Endpoint } from '@cheyou/contract'
import { roles, type Role } from '@cheyou/contract/codes'
import * as fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addStaff } from './areas/people/auth/index.ts'
import { addStore } from './areas/people/organisation/index.ts'
import { limits } from './modules.ts'
import { rateLimits } from './platform/http/rate-limit.ts'
import { serving } from './testing/http.ts'
import { earn, redeem, withReward } from './testing/redeeming.ts'
import { addressWith, fittingRequest, type FittingRequest, type Things } from './testing/requests.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from './testing/sessions.ts'
import { systemAct, testClub } from './testing/test-app.ts'
import { runs } from '@cheyou/domain/testing'

/** Ends the session that asks: each caller's last request. */
const isLast = (one: Endpoint) => one.path.endsWith('/sign-out')
const served = endpoints
  .filter(({ audience }) => audience !== 'demo')
  .toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))
const titleOf = ({ method, path }: Endpoint) => `${method} ${path}`

/** Somebody who asks: what they send, and whether the contract lets them in. */
interface Asker {
  name: string
  phone: Record<string, string>
  console: Record<string, string>
  isMember: boolean
  role: Role | null
  /** Whether the things of the first store are theirs to see. */
  own: boolean
}

const mayAsk = ({ isMember, role, phone }: Asker, { audience, roles: named }: Endpoint): boolean => {
  if (audience === 'public') return true
  if (audience === 'session') return 'Authorization' in phone
  if (audience === 'member') return isMember
  return role !== null && named!.includes(role)
}

/** Sends a request of the contract as somebody, each with a key of its own. */
function sendingOf(ask: Awaited<ReturnType<typeof serving>>['ask']) {
  let keys = 0
  return (asker: Asker, endpoint: Endpoint, request: FittingRequest, more: Record<string, string> = {}) => {
    const headers = endpoint.path.startsWith('/api/console/') ? asker.console : asker.phone
    const key = endpoint.idempotent ? { 'Idempotency-Key': `key-${String(++keys).padStart(8, '0')}` } : {}
    const body = endpoint.method === 'get' ? {} : { body: request.body ?? {} }
    return ask(endpoint.method, addressWith(request), { headers: { ...headers, ...key, ...more }, ...body })
  }
}

/** A club of two stores with something of everything at the first, a member and staff of every role at both. */
async function town() {
  const club = await testClub()
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  const app = { ...club.app, log, limits: rateLimits(1e6, club.app.db, limits) }
  const { ask, origin } = await serving(app)
  const [member, other] = [await club.addMember(), await club.addMember()]
  const visitId = await earn(club, member, 5_000)
  const rewardId = await withReward(club, { storeIds: [club.storeId] })
  const { id: redemptionId } = await redeem(club, member, rewardId)
  const entry = await app.db.read.one<{ id: string }>(
    'SELECT id FROM ledger_postings WHERE memberId = ? ORDER BY id LIMIT 1',
    [member.memberId],
  )
  const things: Things = {
    storeId: club.storeId,
    memberId: member.memberId,
    customerId: member.customerId,
    vehicleId: member.vehicleId,
    entryId: entry!.id,
    visitId,
    rewardId,
    redemptionId,
  }
  const { id: secondStore } = await app.db.unit(systemAct(app.groupId), (unit) =>
    addStore(unit, { groupId: app.groupId, name: '二店' }),
  )
  const staffAt = async (role: Role, storeId: string): Promise<Asker> => {
    const staffId = await app.db.unit(systemAct(app.groupId), (unit) =>
      addStaff(unit, app.keys, { name: role, role, storeIds: [storeId] }),
    )
    return {
      name: `${role} of ${storeId === club.storeId ? 'this store' : 'the other store'}`,
      phone: fromPhone(await phoneToken(club, { staffId })),
      console: fromConsole(await consoleToken(club, staffId), origin),
      isMember: false,
      role,
      own: storeId === club.storeId,
    }
  }
  const nobody: Asker = {
    name: 'nobody',
    phone: {},
    console: { Origin: origin },
    isMember: false,
    role: null,
    own: false,
  }
  const onPhone = async (name: string, of: Parameters<typeof phoneToken>[1], own: boolean): Promise<Asker> => ({
    ...nobody,
    name,
    phone: fromPhone(await phoneToken(club, of)),
    isMember: of.member !== undefined,
    own,
  })
  const askers = [
    nobody,
    await onPhone('a stranger', {}, false),
    await onPhone('another member', { member: other }, false),
  ]
  // Those of the other store first: what is theirs to change is changed only afterwards.
  for (const storeId of [secondStore, club.storeId]) for (const role of roles) askers.push(await staffAt(role, storeId))
  askers.push(await onPhone('the member', { member }, true))
  return { askers, things, send: sendingOf(ask), errors }
}

/** What belongs to one store or one member, by the name in the contract. */
const ofStore = ['storeId', 'memberId', 'customerId', 'vehicleId', 'visitId', 'entryId', 'redemptionId']
const ofMember = ['vehicleId', 'entryId', 'redemptionId']

function namesForeign(asker: Asker, endpoint: Endpoint, { body }: FittingRequest): boolean {
  const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  if (endpoint.audience === 'member') return named.some((name) => ofMember.includes(name))
  if (asker.role === null) return false
  const inBody = typeof body === 'object' && body !== null ? Object.keys(body) : []
  return [...named, ...inBody].some((name) => ofStore.includes(name))
}

test('every route × every role × own and foreign: who is not named is not let in, and nobody reaches what is not theirs', async () => {
  const { askers, things, send, errors } = await town()
  const found: string[] = []
  let [refused, foreign, read] = [0, 0, 0]
  for (const asker of askers)
    for (const endpoint of served) {
      const request = fittingRequest(endpoint, things)
      const { status, problem } = await send(asker, endpoint, request)
      const code = problem?.code ?? 'done'
      const say = () => found.push(`${asker.name}: ${titleOf(endpoint)} → ${status} ${code}`)
      if (status >= 500 && code !== 'WECHAT_UNREACHABLE') say()
      else if (!mayAsk(asker, endpoint)) {
        refused += 1
        if (!['SESSION_MISSING', 'ROLE_MISSING'].includes(code)) say()
      } else if (!asker.own && namesForeign(asker, endpoint, request)) {
        foreign += 1
        if (!['NOT_FOUND', 'ROLE_MISSING'].includes(code)) say()
      } else if (asker.own && endpoint.method === 'get') {
        const known = [...endpoint.path.matchAll(/:(\w+)/g)].every(([, name]) => things[name!] !== undefined)
        // Previews ask for more than one thing, or for customers who have not joined.
        if (!known || endpoint.path.endsWith('/preview')) continue
        read += 1
        if (status !== 200) say()
      }
    }
  expect(found).toEqual([])
  expect(errors).toEqual([])
  // The matrix is as large as the contract makes it, and its control reads what is there.
  expect(refused).toBeGreaterThan(400)
  expect(foreign).toBeGreaterThan(50)
  expect(read).toBeGreaterThan(80)
})

const nasty: readonly unknown[] = [
  '\ud800',
  '\u0000',
  '\u200b',
  '',
  ' ',
  'x'.repeat(5_000),
  '__proto__',
  "'; DROP TABLE visits; --",
  '🙂',
  '%',
  '_%',
  '01ARZ3NDEKTSV4RRFFQ69G5FAV ',
  '01arz3ndektsv4rrffq69g5fav',
  '9999-12-31',
  '0000-01-01',
  '2100-12-31',
  '1900-01-01',
  '9999-12-31T23:59:59.999Z',
  '-1',
  'NaN',
  -1,
  0,
  1.5,
  1e308,
  9007199254740991,
  -9007199254740992,
  2147483648,
  null,
  true,
  [],
  {},
  [null],
  { a: { b: [] } },
  JSON.parse(`${'['.repeat(25)}${']'.repeat(25)}`),
  { __proto__: null, constructor: 1 },
  Buffer.from('["\\ud800","x"]').toString('base64url'),
  Buffer.from('["a","b"]').toString('base64url'),
  Buffer.from('[null,null]').toString('base64url'),
  Buffer.from('[9007199254740991,""]').toString('base64url'),
]

/** Puts something nasty in one place of a value, chosen by `pick`. */
function spoiled(value: unknown, pick: (count: number) => number): unknown {
  const isInner = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  if (!isInner || pick(6) === 0) return nasty[pick(nasty.length)]
  const keys = Object.keys(value)
  const key = keys[pick(keys.length)]!
  const inner = (value as Record<string, unknown>)[key]
  const changed = spoiled(inner, pick)
  if (Array.isArray(value)) return value.map((one: unknown, i) => (String(i) === key ? changed : one))
  return { ...value, [key]: changed, ...(pick(4) === 0 && { more: nasty[pick(nasty.length)] }) }
}

const optional = ['cursor', 'limit', 'q', 'tier', 'from', 'to', 'since', 'state', 'sort', 'direction']

test('whatever is sent to any route, by anybody, is never answered with 500', async () => {
  const { askers, things, send, errors } = await town()
  const routes = served.filter((one) => !isLast(one))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), async (seeds) => {
      let at = 0
      const pick = (count: number) => seeds[at++ % seeds.length]! % count
      const endpoint = routes[pick(routes.length)]!
      const able = askers.filter((asker) => mayAsk(asker, endpoint))
      const asker = able[able.length - 1 - pick(Math.min(able.length, 3))]!
      const request = fittingRequest(endpoint, things)
      const part = pick(4)
      const thing = nasty[pick(nasty.length)]
      const noise = typeof thing === 'string' ? thing : JSON.stringify(thing)
      if (part === 0 && endpoint.path.includes(':'))
        request.path = endpoint.path.replace(/:\w+/g, () => encodeURIComponent(noise.toWellFormed()))
      else if (part === 1)
        request.query = { ...request.query, [optional[pick(optional.length)]!]: noise.toWellFormed() }
      else request.body = spoiled(request.body ?? {}, pick)
      const more = pick(12) === 0 ? { 'Content-Encoding': ['gzip', 'br', 'deflate', 'zstd'][pick(4)]! } : {}
      const { status, problem } = await send(asker, endpoint, request, more)
      expect([titleOf(endpoint), status < 500 || problem?.code === 'WECHAT_UNREACHABLE']).toEqual([
        titleOf(endpoint),
        true,
      ])
    }),
    { numRuns: runs(1_500) },
  )
  expect(errors).toEqual([])
})

test('whatever stands in any part of a query is never answered with 500', async () => {
  const { askers, things, send, errors } = await town()
  const found: string[] = []
  let sent = 0
  for (const endpoint of served) {
    const asker = askers.findLast((one) => mayAsk(one, endpoint))
    if (!(endpoint.query instanceof z.ZodObject) || asker === undefined) continue
    for (const name of Object.keys(endpoint.query.shape))
      for (const thing of nasty) {
        const noise = (typeof thing === 'string' ? thing : JSON.stringify(thing)).toWellFormed()
        const request = fittingRequest(endpoint, things)
        const { status } = await send(asker, endpoint, { ...request, query: { ...request.query, [name]: noise } })
        sent += 1
        if (status >= 500) found.push(`${titleOf(endpoint)} ${name}=${noise.slice(0, 80)} → ${status}`)
      }
  }
  expect(found).toEqual([])
  expect(errors).toEqual([])
  expect(sent).toBeGreaterThan(1_000)
})
