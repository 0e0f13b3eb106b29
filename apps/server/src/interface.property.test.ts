import { endpoints, type Endpoint } from '@cheyou/contract'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fittingRequest, type FittingRequest, type Things } from './testing/requests.ts'
import { town, type Asker } from './testing/town.ts'
import { runs } from '@cheyou/domain/testing'

/** Ends the session that asks: each caller's last request. */
const isLast = (one: Endpoint) => one.path.endsWith('/sign-out')
const served = endpoints
  .filter(({ audience }) => audience !== 'demo')
  .toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))
const titleOf = ({ method, path }: Endpoint) => `${method} ${path}`

const mayAsk = ({ isMember, role, phone }: Asker, { audience, roles: named }: Endpoint): boolean => {
  if (audience === 'public') return true
  if (audience === 'session') return 'Authorization' in phone
  if (audience === 'member') return isMember
  return role !== null && named!.includes(role)
}

/** What belongs to one store or one member, by the name in the contract. */
const ofMember = ['vehicleId', 'entryId', 'redemptionId']
const ofStore = ofMember.concat(
  ['storeId', 'memberId', 'customerId', 'visitId', 'approvalId', 'adjustmentId', 'agreementId', 'useId'],
  ['keptId', 'mergedId', 'mergeRequestId', 'viewId'],
)

const namesInPath = ({ path }: Endpoint): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)

function foreignNames({ own, role }: Asker, endpoint: Endpoint, { query, body }: FittingRequest): string[] {
  if (own) return []
  if (endpoint.audience === 'member') return namesInPath(endpoint).filter((name) => ofMember.includes(name))
  if (role === null) return []
  // Which stores there are, and what they tell, a group administrator says of all of them.
  if (role === 'group_admin' && endpoint.path.startsWith('/api/console/stores/')) return []
  const inBody = typeof body === 'object' && body !== null ? Object.keys(body) : []
  return [...namesInPath(endpoint), ...Object.keys(query), ...inBody].filter((name) => ofStore.includes(name))
}

/** The request with every part of its query that names a thing there is, also where the contract does not ask for one. */
function namingAll(endpoint: Endpoint, things: Things): FittingRequest {
  const request = fittingRequest(endpoint, things)
  const may = endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : []
  const named = may.filter((name) => things[name] !== undefined).map((name) => [name, things[name]])
  return { ...request, query: { ...request.query, ...Object.fromEntries(named) } }
}

/** A list that is filtered by what is not theirs has nothing in it. */
const isEmptyList = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'rows' in body && Array.isArray(body.rows) && body.rows.length === 0

test('every route × every role × own and foreign: who is not named is not let in, and nobody reaches what is not theirs', async () => {
  const { askers, things, send, errors } = await town()
  const found: string[] = []
  const tried = new Set<string>()
  let [refused, foreign, read, changed] = [0, 0, 0, 0]
  for (const asker of askers)
    for (const endpoint of served) {
      const request = namingAll(endpoint, things)
      const { status, problem, body } = await send(asker, endpoint, request)
      const names = foreignNames(asker, endpoint, request)
      const code = problem?.code ?? 'done'
      const say = () => found.push(`${asker.name}: ${titleOf(endpoint)} → ${status} ${code}`)
      if (status >= 500 && code !== 'WECHAT_UNREACHABLE') say()
      else if (!mayAsk(asker, endpoint)) {
        refused += 1
        if (!['SESSION_MISSING', 'ROLE_MISSING'].includes(code)) say()
      } else if (names.length > 0) {
        foreign += 1
        for (const name of names) tried.add(name)
        if (!['NOT_FOUND', 'ROLE_MISSING'].includes(code) && !isEmptyList(body)) say()
      } else if (asker.own && endpoint.method === 'get') {
        const known = namesInPath(endpoint).every((name) => things[name] !== undefined)
        // Previews ask for more than one thing, or for customers who have not joined.
        if (!known || endpoint.path.endsWith('/preview')) continue
        read += 1
        if (status !== 200) say()
      } else if (
        asker.own &&
        asker.role !== null &&
        foreignNames({ ...asker, own: false }, endpoint, request).length > 0
      ) {
        // The control of what is foreign: those of the first store find it, whatever else stands against it.
        changed += 1
        // But for the request whose archives they have just merged.
        if (code === 'NOT_FOUND' && !endpoint.path.endsWith(':mergeRequestId/refuse')) say()
      }
    }
  expect(found).toEqual([])
  expect(errors).toEqual([])
  // The matrix is as large as the contract makes it, and its control reads what is there.
  expect(refused).toBeGreaterThan(400)
  expect(foreign).toBeGreaterThan(50)
  expect([...tried].toSorted()).toEqual(ofStore.toSorted())
  expect(read).toBeGreaterThan(80)
  expect(changed).toBeGreaterThan(80)
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
