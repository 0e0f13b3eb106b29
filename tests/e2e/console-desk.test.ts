import {
  explainMemberEntry,
  getConsoleMe,
  getConsoleMember,
  listConsoleMembers,
  listWorkTypes,
  signInToConsole,
  signOutOfConsole,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { withinStep } from '../support/card.ts'
import { expectRefused, outcomesOf, requestOf, type Client } from '../support/client.ts'
import { cookieOf, openDesk, otpOf } from '../support/console.ts'
import { lessThan, triedFreely } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import type { Hired } from '../support/world.ts'

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑']
const { world, race, controls } = raceIn(
  {
    customers: surnames.map((surname, i) => ({
      name: `${surname}台账${i}`,
      points: 1_000 * (i + 1),
      cars: i % 2 === 0 ? 1 : 2,
    })),
  },
  async () => {
    hired = await world().hire({ name: '顾经理', role: 'manager', login: 'Gu' })
    manager = await openDesk(world(), hired)
  },
)

let hired: Hired
let manager: Client

const browser = () => world().visitor().with({ pageOrigin: world().server.origin })
const credentials = () => {
  const { loginName, password, totpSecret } = hired.console!
  return { loginName, password, otp: otpOf(totpSecret) }
}

describe('signing in', () => {
  it('looks the same for a wrong password, a wrong code and an unknown name', async () => {
    const { loginName, password } = credentials()
    const wrong = [
      { loginName, password: 'wrong', otp: '000000' },
      { loginName, password, otp: '000000' },
      { loginName: 'nobody', password, otp: '000000' },
    ]
    const refusals = await Promise.all(
      wrong.map((body) => expectRefused(browser(), 'SIGN_IN_REFUSED', signInToConsole, { body })),
    )
    expect(new Set(refusals.map(({ status, problem }) => `${status} ${JSON.stringify(problem)}`)).size).toBe(1)
    for (const { headers } of refusals) expect(headers.getSetCookie()).toEqual([])
  })

  race(
    'takes a one-time code once, ten at the same moment too',
    {
      look: /SELECT id, passwordHash/,
      parties: 6,
      off: [[/ AND \(lastOtpStep IS NULL OR lastOtpStep < \?\)/, ' AND ? IS NOT NULL']],
      sees: Array(6).fill(200),
    },
    async (contest) => {
      const { console: login } = await world().hire({ name: '抢登', role: 'care', login: 'rush' })
      const body = { loginName: 'RUSH', password: login!.password, otp: otpOf(login!.totpSecret) }
      const request = requestOf(signInToConsole, { body })
      const answers = await contest(() => Promise.all(Array.from({ length: 6 }, () => browser().send(request))))
      const statuses = answers.map((answer) => answer.status).toSorted((a, b) => a - b)
      expect(statuses).toEqual([200, 401, 401, 401, 401, 401])
      await expectRefused(browser(), 'SIGN_IN_REFUSED', signInToConsole, { body })
    },
  )

  it('takes a code one step ahead, not two', async () => {
    let people = 0
    // Somebody new for each try: a code two steps ahead is one step ahead when the clock goes on meanwhile, and is taken.
    const outcome = await withinStep(async () => {
      const { console: login } = await world().hire({ name: '快表', role: 'care', login: `fast${++people}` })
      const { loginName, password, totpSecret } = login!
      const withDrift = (steps: number) => ({ body: { loginName, password, otp: otpOf(totpSecret, steps) } })
      return outcomesOf([browser().call(signInToConsole, withDrift(2)), browser().call(signInToConsole, withDrift(1))])
    })
    expect(outcome.codes).toEqual(['SIGN_IN_REFUSED'])
    expect(outcome.answers.map(({ staff }) => staff.name)).toEqual(['快表'])
  })

  it('gives a cookie that no script reads and no other site sends', async () => {
    const { console: login } = await world().hire({ name: '饼干', role: 'manager', login: 'cookie' })
    const { loginName, password, totpSecret } = login!
    const request = requestOf(signInToConsole, { body: { loginName, password, otp: otpOf(totpSecret) } })
    const foreign = browser().with({ pageOrigin: 'https://evil.example' })
    expect(await (await foreign.send(request)).json()).toMatchObject({ code: 'ORIGIN_REFUSED', status: 403 })
    const response = await browser().send(request)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/; httponly/i)
    expect(cookie).toMatch(/; samesite=strict/i)
    expect(cookie).toMatch(/; path=\/api;/i)
    expect(JSON.stringify(await response.json())).not.toContain(cookieOf(response).split('=')[1])
    const token = cookieOf(response).split('=')[1]!
    expect(await world().database.everything()).not.toContain(token)
    expect(world().logs()).not.toContain(token)
  })

  race(
    'holds for a login name, wherever the guesses come from',
    { ...triedFreely, sees: lessThan(10) },
    async (contest) => {
      const guess = { loginName: 'somebody', password: 'guess', otp: '000000' }
      const request = requestOf(signInToConsole, { body: guess })
      const answers = await contest(() => Promise.all(Array.from({ length: 60 }, () => browser().send(request))))
      const refused = answers.filter((answer) => answer.status === 429)
      expect(refused).toHaveLength(10)
      expect(await refused[0]!.json()).toMatchObject({ code: 'ACCOUNT_LOCKED' })
      expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(60)
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(50)
    },
  )

  race(
    'makes a network wait that guesses, and nobody elsewhere',
    { ...triedFreely, sees: lessThan(7) },
    async (contest) => {
      const request = requestOf(signInToConsole, { body: { loginName: 'guessed', password: 'guess', otp: '000000' } })
      const guesser = browser()
      const answers = await contest(() => Promise.all(Array.from({ length: 12 }, () => guesser.send(request))))
      expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7)
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
      expect((await browser().send(request)).status).toBe(401)
    },
  )
})

describe('a session', () => {
  it('writes nothing for another site’s page, and ends when signed out', async () => {
    const { console: login } = await world().hire({ name: '来去', role: 'manager', login: 'leaver' })
    const desk = await openDesk(world(), { staffId: '', invitation: '', console: login })
    expect((await desk.call(getConsoleMe)).staff.name).toBe('来去')
    for (const pageOrigin of ['https://evil.example', 'null', `${world().server.origin}.evil.example`])
      await expectRefused(desk.with({ pageOrigin }), 'ORIGIN_REFUSED', signOutOfConsole)
    const { cookie } = desk.credentials
    const withoutOrigin = world().visitor().with({ cookie: cookie! })
    await expectRefused(withoutOrigin, 'ORIGIN_REFUSED', signOutOfConsole)
    await desk.call(signOutOfConsole)
    await expectRefused(desk, 'SESSION_MISSING', getConsoleMe)
  })

  it('is no session of the phone, and reception sees no list', async () => {
    const token = manager.credentials.cookie!.split('=')[1]!
    const phone = world().visitor().with({ bearer: token })
    expect((await expectRefused(phone, 'SESSION_MISSING', listWorkTypes)).status).toBe(401)
    const { console: login } = await world().hire({ name: '前台登录', role: 'reception', login: 'front' })
    const desk = await openDesk(world(), { staffId: '', invitation: '', console: login })
    await expectRefused(desk, 'ROLE_MISSING', listConsoleMembers)
  })
})

describe('the list of members', () => {
  it('pages through everybody once, in every order', async () => {
    for (const sort of ['name', 'joinedOn', 'qualifying', 'redeemable', 'lastVisitOn'] as const)
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const query = { sort, direction, limit: 3, ...(cursor === undefined ? {} : { cursor }) }
          const { rows, nextCursor, count } = await manager.call(listConsoleMembers, { query })
          expect(count).toBe(surnames.length)
          seen.push(...rows.map((row) => row.memberId))
          cursor = nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(seen).toHaveLength(surnames.length)
        expect(new Set(seen).size).toBe(surnames.length)
      }
    const { rows } = await manager.call(listConsoleMembers, { query: { sort: 'redeemable', direction: 'asc' } })
    expect(rows.map((row) => row.balances.redeemable)).toEqual(surnames.map((_, i) => 1_000 * (i + 1)))
  })

  it('finds by any part of a name, by phone, its tail, plate and card, and filters by tier', async () => {
    const names = async (query: { q?: string; tier?: string }) =>
      (await manager.call(listConsoleMembers, { query })).rows.map((row) => row.name)
    const { phone, cars, name } = world().customer('孙台账2')
    for (const q of ['孙', name, phone, cars[0]!.plate]) expect(await names({ q })).toEqual([name])
    expect((await names({ q: '台账' })).toSorted()).toEqual(
      surnames.map((surname, i) => `${surname}台账${i}`).toSorted(),
    )
    expect(await names({ q: phone.slice(-4) })).toContain(name)
    for (const q of ['%', '_台', '!', '台孙', phone.slice(3), "'"]) expect(await names({ q })).toEqual([])
    expect((await names({ tier: 'silver' })).toSorted()).toEqual(
      ['周台账4', '吴台账5', '李台账3', '孙台账2', '郑台账6'].toSorted(),
    )
    expect(await names({ tier: 'platinum' })).toEqual([])
  })

  it('opens one member with cars and an explained entry, phone masked', async () => {
    const { rows } = await manager.call(listConsoleMembers, { query: { q: '钱' } })
    const { memberId, phoneMasked } = rows[0]!
    expect(phoneMasked).toMatch(/^\d{3}\*{4}\d{4}$/)
    const member = await manager.call(getConsoleMember, { params: { memberId } })
    expect(member).toMatchObject({ card: { name: '钱台账1' }, area: '市区', phoneMasked })
    expect(member.cars).toHaveLength(2)
    const entryId = member.recent[0]!.id
    const explained = await manager.call(explainMemberEntry, { params: { memberId, entryId } })
    expect(explained.explanation?.parts).toMatchObject([{ amountFen: 200_000, payer: 'customer' }])
    const other = await manager.call(listConsoleMembers, { query: { q: '赵' } })
    const params = { memberId: other.rows[0]!.memberId, entryId }
    await expectRefused(manager, 'NOT_FOUND', explainMemberEntry, { params })
  })

  it('is empty for a manager of another store', async () => {
    await world().addStore('山那边店')
    const { console: login } = await world().hire({
      name: '山那边',
      role: 'manager',
      login: 'far',
      stores: ['山那边店'],
    })
    const far = await openDesk(world(), { staffId: '', invitation: '', console: login })
    expect(await far.call(listConsoleMembers)).toMatchObject({ count: 0, rows: [] })
    const { rows } = await manager.call(listConsoleMembers)
    await expectRefused(far, 'NOT_FOUND', getConsoleMember, { params: { memberId: rows[0]!.memberId } })
  })
})

controls()
