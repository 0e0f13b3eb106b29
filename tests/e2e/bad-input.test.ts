import { gzipSync } from 'node:zlib'
import {
  endpoints,
  getCardActivity,
  getMyCar,
  getStatement,
  getWhoAmI,
  listConsoleMembers,
  previewVisit,
  searchCustomers,
  settleVisit,
  signInWithWechat,
  type Endpoint,
  type QuotedVisit,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, requestOf, type Client, type RawRequest } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { expectProblem } from '../support/problems.ts'
import type { Owner } from '../support/world.ts'

const world = inWorld({
  customers: [{ name: '尉迟甲', points: 100, cars: 3 }],
  // A few people try every endpoint with everything that is wrong.
  environment: { RATE_LIMIT_FACTOR: '50' },
})

let owner: Owner
let reception: Client
let desk: Client
let admin: Client
beforeAll(async () => {
  owner = await world().owner('尉迟甲')
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  desk = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'gu' })
  admin = await signInAtDesk(world(), { name: '秦总', role: 'group_admin', login: 'qin' })
})

let strangers = 0
/** Somebody who may call the endpoint, so that only the input can be wrong; for codes somebody new, who has not tried any. */
async function callerOf({ audience, roles }: Endpoint): Promise<Client> {
  if (audience === 'session') {
    const stranger = world().wechat.person('路人', `1993555${String(++strangers).padStart(4, '0')}`)
    return (await world().signIn(stranger)).client
  }
  if (audience === 'member') return owner.client
  if (audience === 'staff' && roles.includes('reception')) return reception
  if (audience === 'staff' || audience === 'console') return roles.includes('manager') ? desk : admin
  return world().visitor().with({ pageOrigin: world().server.origin })
}

const needsFields = (one: Endpoint) => one.body !== undefined && !one.body.safeParse({}).success
const withBody = endpoints.filter((one) => one.audience !== 'demo' && needsFields(one))
const title = (one: Endpoint) => `${one.method.toUpperCase()} ${one.path}`
/** What in a path has another form than an id. */
const ownForms: Readonly<Record<string, string>> = { code: 'none', tillDraftId: 'd'.repeat(32), list: 'members' }

const someParams = ({ path }: Endpoint) =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ownForms[name] ?? '01ARZ3NDEKTSV4RRFFQ69G5FAV']),
  )

describe.each(withBody.map((one) => [title(one), one] as const))('%s', (_, endpoint) => {
  let client: Client
  beforeAll(async () => {
    client = await callerOf(endpoint)
  })
  const ask = (body: string, type = 'application/json'): RawRequest => {
    const request = requestOf(endpoint, { params: someParams(endpoint), body: {} })
    return { ...request, body, headers: { ...request.headers, 'Content-Type': type } }
  }

  it('names every field that is missing, in Chinese and by a code', async () => {
    const { code, title: sentence, errors = [] } = await expectProblem(client, ask('{}'), 400)
    expect(code).toBe('INPUT_INVALID')
    expect(sentence).toMatch(/\p{Script=Han}/u)
    expect(errors.length).toBeGreaterThan(0)
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'REQUIRED', message: '必填' })
      expect(error.path).not.toBe('')
    }
  })

  it('names every field of the wrong type', async () => {
    const missing = await expectProblem(client, ask('{}'), 400)
    const named = new Set<string>()
    for (const wrong of [1.5, true, [], {}, { $gt: '' }]) {
      const body = Object.fromEntries(missing.errors!.map((error) => [error.path, wrong]))
      // Where all that is asked for is yes or no, `true` is right.
      if (endpoint.body!.safeParse(body).success) continue
      const { errors = [] } = await expectProblem(client, ask(JSON.stringify(body)), 400)
      for (const error of errors) {
        expect(error.code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
        expect(error.message).toMatch(/\p{Script=Han}/u)
        named.add(error.path.split('.')[0]!)
      }
    }
    expect([...named]).toEqual(expect.arrayContaining(missing.errors!.map((error) => error.path)))
  })

  it.each(['{', '[]', 'null', '"text"', '{"a":}', '{}{}', '\u0000', ''])('refuses %j as a body', async (body) => {
    const { code, errors = [] } = await expectProblem(client, ask(body), 400)
    expect(code).toBe('INPUT_INVALID')
    expect(errors.length).toBeGreaterThan(0)
  })

  it('refuses a form and a plain text', async () => {
    await expectProblem(client, ask('a=b', 'application/x-www-form-urlencoded'), 400)
    await expectProblem(client, ask('{}', 'text/plain'), 400)
  })
})

describe('a body that is too large', () => {
  const large = JSON.stringify({ code: 'x'.repeat(400_000) })
  const request: RawRequest = { ...requestOf(signInWithWechat, { body: {} }), body: large }

  it('answers 413', async () => {
    expect(await expectProblem(world().visitor(), request, 413)).toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  it('answers 413 also when it only becomes large by unpacking', async () => {
    const packed = gzipSync(JSON.stringify({ code: 'x'.repeat(50_000_000) }))
    const headers = { ...request.headers, 'Content-Encoding': 'gzip' }
    await expectProblem(world().visitor(), { ...request, body: Uint8Array.from(packed), headers }, 413)
  })
})

describe('a visit', () => {
  const draft = (): QuotedVisit => ({
    storeId: world().storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: 5_000 }],
    quotedFen: 5_000,
  })
  const line = { lineKind: 'labour', payer: 'customer', amountFen: 5_000 }
  const wrong: [string, object, { path: string; code: string }][] = [
    ['a negative amount', { lines: [{ ...line, amountFen: -1 }] }, { path: 'lines.0.amountFen', code: 'TOO_SMALL' }],
    [
      'a fraction of a fen',
      { lines: [{ ...line, amountFen: 0.5 }] },
      { path: 'lines.0.amountFen', code: 'TYPE_WRONG' },
    ],
    [
      'more than two million yuan',
      { lines: [{ ...line, amountFen: 2e8 + 1 }] },
      { path: 'lines.0.amountFen', code: 'TOO_BIG' },
    ],
    [
      'an amount beyond numbers',
      { lines: [{ ...line, amountFen: 1e300 }] },
      { path: 'lines.0.amountFen', code: 'TOO_BIG' },
    ],
    ['no lines', { lines: [] }, { path: 'lines', code: 'TOO_SHORT' }],
    ['too many lines', { lines: Array.from({ length: 101 }, () => line) }, { path: 'lines', code: 'TOO_LONG' }],
    [
      'a payer nobody knows',
      { lines: [line, { ...line, payer: 'bank' }] },
      { path: 'lines.1.payer', code: 'VALUE_UNKNOWN' },
    ],
    ['no word of what was told', { quotedFen: undefined }, { path: 'quotedFen', code: 'REQUIRED' }],
    ['an id that is none', { vehicleId: 'car' }, { path: 'vehicleId', code: 'FORMAT_WRONG' }],
    ['a work type that is no code', { workType: '一般维修' }, { path: 'workType', code: 'FORMAT_WRONG' }],
    ['control characters', { orderNumber: 'RO\u00001' }, { path: 'orderNumber', code: 'FORMAT_WRONG' }],
    ['a long order number', { orderNumber: 'R'.repeat(41) }, { path: 'orderNumber', code: 'TOO_LONG' }],
    ['an odometer round the world too often', { odometerKm: 2_000_001 }, { path: 'odometerKm', code: 'TOO_BIG' }],
  ]

  it.each(wrong)('with %s is refused', async (_, change, error) => {
    // What was told goes along with settling alone.
    for (const endpoint of error.path === 'quotedFen' ? [settleVisit] : [previewVisit, settleVisit]) {
      const body = { ...draft(), ...change }
      const found = await expectProblem(reception, requestOf(endpoint, { body }), 400)
      expect(found.errors).toContainEqual(expect.objectContaining(error))
      expect(new Set(found.errors?.map((one) => one.path))).toEqual(new Set([error.path]))
    }
  })

  it('of a work type, store, member or car that does not exist is not found', async () => {
    const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    for (const change of [
      { storeId: unknown },
      { memberId: unknown },
      { vehicleId: unknown },
      { workType: 'no_such_work' },
    ])
      await expectRefused(reception, 'NOT_FOUND', settleVisit, { body: { ...draft(), ...change } })
  })

  it('takes what is odd but right: nothing to pay, the largest amounts, any script', async () => {
    const free = await reception.call(settleVisit, {
      body: { ...draft(), lines: [{ ...draft().lines[0]!, amountFen: 0 }], quotedFen: 0 },
    })
    expect(free.points).toEqual({ qualifying: 0, redeemable: 0 })
    const odd = { ...draft().lines[0]!, itemName: '𠮷🙂é\u0301', amountFen: 50_000 }
    const lines = Array.from({ length: 100 }, () => ({ ...odd }))
    const numbered = { ...draft(), orderNumber: 'RO-LARGEST' }
    const preview = await reception.call(previewVisit, { body: { ...numbered, lines } })
    expect(preview.totals.customerFen).toBe(5_000_000)
    expect(preview.points.redeemable).toBe(50_000)
    const more = lines.map((one) => ({ ...one, amountFen: 200_000_000 }))
    await expectRefused(reception, 'VISIT_TOO_LARGE', previewVisit, { body: { ...numbered, lines: more } })
    const body = {
      ...draft(),
      orderNumber: "'; DROP TABLE visits; --",
      lines: lines.slice(0, 1).map((one) => ({ ...one, amountFen: 100 })),
      quotedFen: 100,
    }
    await reception.call(settleVisit, { body })
    const { visits } = await owner.client.call(getMyCar, { params: { vehicleId: owner.cars[0]!.vehicleId } })
    expect(visits.find((visit) => visit.orderNumber === body.orderNumber)?.lines[0]?.itemName).toBe('𠮷🙂é\u0301')
  })
})

describe('queries', () => {
  it('of pages must be in range, cursors our own', async () => {
    for (const limit of ['0', '101', '-1', 'x', '1.5', 'NaN', '1e9'])
      await expectProblem(owner.client, { method: 'GET', path: `${getStatement.path}?limit=${limit}` }, 400)
    await expectProblem(owner.client, { method: 'GET', path: `${getStatement.path}?limit=1&limit=2` }, 400)
    const forged = (value: unknown) => encodeURIComponent(Buffer.from(JSON.stringify(value)).toString('base64url'))
    const cursors = ['x', '%20', forged([]), forged({}), forged(['a']), forged([1, {}]), forged([1, 2, 3])]
    for (const cursor of cursors) {
      const { errors } = await expectProblem(
        owner.client,
        { method: 'GET', path: `${getStatement.path}?cursor=${cursor}` },
        400,
      )
      expect(errors).toMatchObject([{ path: 'cursor', code: 'CURSOR_INVALID' }])
    }
    // Well formed, and yet nothing we gave out: an empty or a first page, never a failure.
    for (const cursor of [forged(['a', 'b']), forged([null, null]), forged([-1, 'x']), forged([1e300, ''])]) {
      const car = getMyCar.path.replace(':vehicleId', owner.cars[0]!.vehicleId)
      for (const path of [getStatement.path, car]) {
        const { status } = await owner.client.send({ method: 'GET', path: `${path}?cursor=${cursor}` })
        expect([200, 400]).toContain(status)
      }
      for (const sort of ['name', 'qualifying', 'lastVisitOn']) {
        const path = `${listConsoleMembers.path}?sort=${sort}&cursor=${cursor}`
        expect([200, 400]).toContain((await desk.send({ method: 'GET', path })).status)
      }
    }
  })

  it('need what they need', async () => {
    const missing = await expectProblem(owner.client, { method: 'GET', path: getCardActivity.path }, 400)
    expect(missing.errors).toEqual([{ path: 'since', code: 'REQUIRED', message: '必填' }])
    const path = `${getCardActivity.path}?since=yesterday`
    expect((await expectProblem(owner.client, { method: 'GET', path }, 400)).errors).toMatchObject([
      { code: 'FORMAT_WRONG' },
    ])
    for (const q of ['', '%20%20', '%00', 'x'.repeat(41), 'a&q=b'])
      await expectProblem(reception, { method: 'GET', path: `${searchCustomers.path}?q=${q}` }, 400)
    await expectProblem(desk, { method: 'GET', path: `${listConsoleMembers.path}?sort=phone` }, 400)
    await expectProblem(desk, { method: 'GET', path: `${listConsoleMembers.path}?direction=up` }, 400)
  })
})

describe('addresses', () => {
  it('that do not exist answer 404 with a problem document', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/member/nothing', '/api/member/cars/a/b'])
      expect(await expectProblem(owner.client, { method: 'GET', path }, 404)).toMatchObject({ code: 'NOT_FOUND' })
    for (const method of ['DELETE', 'PUT', 'PATCH'])
      expect(await expectProblem(owner.client, { method, path: getStatement.path }, 404)).toMatchObject({
        code: 'NOT_FOUND',
      })
  })

  it('that are misspelt break nothing', async () => {
    for (const path of [
      '/api/member/cars/%E0%A4%A',
      '/%',
      '/console/%c0%ae%c0%ae/',
      '/..%2f..%2fpackage.json',
      '//x',
      '/%00',
    ]) {
      const response = await owner.client.send({ method: 'GET', path })
      expect([200, 301, 302, 400, 404]).toContain(response.status)
      expect(await response.text()).not.toContain('packageManager')
    }
    const long = await owner.client.send({ method: 'GET', path: `/api/member/cars/${'x'.repeat(10_000)}` })
    expect(long.status).toBe(404)
  })
})

describe('an old mini-program', () => {
  it('is told to update', async () => {
    for (const version of ['0', '-1', 'old']) {
      const request = { method: 'GET', path: getWhoAmI.path, headers: { 'X-Cheyou-Client': version } }
      expect(await expectProblem(owner.client, request, 426)).toMatchObject({
        code: 'CLIENT_OUTDATED',
        facts: { minimum: 1 },
      })
    }
    const current = { method: 'GET', path: getWhoAmI.path, headers: { 'X-Cheyou-Client': '1' } }
    expect((await owner.client.send(current)).status).toBe(200)
  })
})
