import { createHash } from 'node:crypto'
import {
  acceptInvitation,
  bindPhone,
  getHome,
  getStatement,
  getWhoAmI,
  listMyCars,
  listWorkTypes,
  signInWithWechat,
  signOut,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { inhabitantsOf } from '../support/inhabitants.ts'
import { expectRefused, outcomesOf } from '../support/client.ts'
import { moreThan, longerThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'

const { world, race, controls } = raceIn({
  customers: [
    { name: '安欣然', points: 3_200, cars: 2 },
    { name: '柏清扬', points: 60 },
    { name: '车同轨', phone: '19935550001' },
    { name: '车同辙', phone: '19935550001' },
    { name: '邓双全', points: 10 },
    { name: '鄂温克', points: 10 },
  ],
})

/** Login and phone codes live five minutes at WeChat. */
const PAST_CODE_LIFE_MS = 6 * 60_000

describe('an owner signs in with WeChat', () => {
  it('has no phone at first, binds it with consent and finds card, cars and points', async () => {
    const { wechat, customer, signIn } = world()
    const person = wechat.person('欣然', customer('安欣然').phone)
    const { client, who } = await signIn(person)
    expect(who).toMatchObject({ binding: 'no_phone', phoneMasked: null, member: null, staff: null })
    await expectRefused(client, 'ROLE_MISSING', getHome)

    const code = await wechat.phoneCode(person)
    const noConsent = await expectRefused(client, 'INPUT_INVALID', bindPhone, { body: { code, consentVersion: '' } })
    expect(noConsent.problem.errors).toEqual([{ path: 'consentVersion', code: 'TOO_SHORT', message: '不能为空' }])
    const bound = await client.call(bindPhone, { body: { code, consentVersion: '1' } })
    expect(bound).toMatchObject({ binding: 'member', member: { name: '安欣然' } })
    expect(bound.phoneMasked).toBe(customer('安欣然').phone.replace(/^(\d{3})\d{4}/, '$1****'))

    const home = await client.call(getHome)
    expect(home.card.balances).toEqual({ qualifying: 3_200, redeemable: 3_200, held: 0, debt: 0 })
    expect(home.card.tier.code).toBe('silver')
    expect(home.card.cardNumber).toMatch(/^\d{10}$/)
    expect(home.cars.map((car) => car.vin).toSorted()).toEqual(
      customer('安欣然')
        .cars.map((car) => car.vin)
        .toSorted(),
    )
    const statement = await client.call(getStatement)
    expect(statement.rows).toMatchObject([{ kind: 'visit', on: '2024-03-15', qualifying: 3_200, redeemable: 3_200 }])
  })

  it('is known again, and each sign-in is a session of its own', async () => {
    const { wechat, customer, signIn } = world()
    const person = wechat.person('清扬', customer('柏清扬').phone)
    const first = await signIn(person)
    await first.client.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
    const second = await signIn(person)
    expect(second.who).toMatchObject({ binding: 'member', member: { name: '柏清扬' } })
    await second.client.call(signOut)
    await expectRefused(second.client, 'SESSION_MISSING', getWhoAmI)
    expect(await first.client.call(getWhoAmI)).toMatchObject({ binding: 'member' })
  })

  race(
    'signs in twice at the same moment on a phone and a tablet: one WeChat user, two sessions',
    {
      look: /FROM wechat_identities WHERE groupId/,
      dropped: ['DROP INDEX ux_wechat_identities_openid ON wechat_identities'],
      sees: moreThan(1),
    },
    async (contest) => {
      const { wechat, database, visitor } = world()
      const person = wechat.person('同时', '19935550009')
      const codes = await Promise.all(Array.from({ length: 12 }, () => wechat.loginCode(person)))
      const signedIn = await contest(() =>
        Promise.all(codes.map((code) => visitor().call(signInWithWechat, { body: { code } }))),
      )
      expect(new Set(signedIn.map(({ who }) => who.binding))).toEqual(new Set(['no_phone']))
      expect(new Set(signedIn.map(({ token }) => token)).size).toBe(12)
      const rows = await database.rows('SELECT id FROM wechat_identities WHERE openid = ?', [person.openid])
      expect(rows).toHaveLength(1)
    },
  )

  it('has no archive yet; once it is imported the next sign-in finds it', async () => {
    const { wechat, signIn, importCustomers } = world()
    const [late] = inhabitantsOf([{ name: '费晚到', points: 75 }])
    const person = wechat.person('晚到', late!.phone)
    const { client } = await signIn(person)
    const bound = await client.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
    expect(bound).toMatchObject({ binding: 'no_archive', member: null })
    await expectRefused(client, 'ROLE_MISSING', listMyCars)

    await importCustomers([late!], '2020-01-01')
    const again = await signIn(person)
    expect(again.who).toMatchObject({ binding: 'member', member: { name: '费晚到' } })
    expect((await again.client.call(getHome)).card.balances.redeemable).toBe(75)
  })

  it('has an archive but no membership', async () => {
    const { wechat, signIn, importCustomers } = world()
    const [guest] = inhabitantsOf([{ name: '顾未入', points: 20 }])
    await importCustomers([guest!])
    const person = wechat.person('未入', guest!.phone)
    const { client } = await signIn(person)
    const bound = await client.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
    expect(bound).toMatchObject({ binding: 'not_member', member: null })
    await expectRefused(client, 'ROLE_MISSING', getHome)
  })

  it('guesses nothing when two archives have the phone', async () => {
    const { wechat, customer, signIn, database } = world()
    const person = wechat.person('同号', customer('车同轨').phone)
    const { client } = await signIn(person)
    const bound = await client.call(bindPhone, { body: { code: await wechat.phoneCode(person), consentVersion: '1' } })
    expect(bound).toMatchObject({ binding: 'merge_needed', member: null })
    await expectRefused(client, 'ROLE_MISSING', getHome)
    const [identity] = await database.rows('SELECT customerId FROM wechat_identities WHERE openid = ?', [person.openid])
    expect(identity).toEqual({ customerId: null })
  })

  it('does not take an archive that another WeChat user has', async () => {
    const { wechat, owner, signIn } = world()
    const first = await owner('邓双全')
    const other = wechat.person('二手号', first.customer.phone, { openid: 'oSecondUserOfTheNumber000001' })
    const { client } = await signIn(other)
    await expectRefused(client, 'PHONE_ALREADY_BOUND', bindPhone, {
      body: { code: await wechat.phoneCode(other), consentVersion: '1' },
    })
    expect((await client.call(getWhoAmI)).binding).toBe('no_phone')
    expect((await first.client.call(getWhoAmI)).binding).toBe('member')
  })

  race(
    'races another WeChat user for one archive: one gets it',
    {
      look: /FROM wechat_identities WHERE customerId = \? AND id/,
      dropped: ['DROP INDEX ux_wechat_identities_customer ON wechat_identities'],
      sees: longerThan(1),
    },
    async (contest) => {
      const { wechat, customer, signIn } = world()
      const { phone } = customer('鄂温克')
      const people = Array.from({ length: 5 }, (_, i) =>
        wechat.person(`抢${i}`, phone, { openid: `oRacing00000000000000000000${i}` }),
      )
      const clients = await Promise.all(people.map((person) => signIn(person)))
      const codes = await Promise.all(people.map((person) => wechat.phoneCode(person)))
      const { answers, codes: refusals } = await contest(() =>
        outcomesOf(
          clients.map(({ client }, i) => client.call(bindPhone, { body: { code: codes[i]!, consentVersion: '1' } })),
        ),
      )
      expect(answers).toMatchObject([{ binding: 'member' }])
      expect(refusals).toEqual(Array(4).fill('PHONE_ALREADY_BOUND'))
    },
  )
})

describe('codes of WeChat', () => {
  it('are refused when used, expired, made up or somebody else’s', async () => {
    const { wechat, visitor, signIn } = world()
    const person = wechat.person('码', '19935550010')
    const used = await wechat.loginCode(person)
    await visitor().call(signInWithWechat, { body: { code: used } })
    await expectRefused(visitor(), 'LOGIN_CODE_INVALID', signInWithWechat, { body: { code: used } })
    await expectRefused(visitor(), 'LOGIN_CODE_INVALID', signInWithWechat, { body: { code: 'made-up' } })
    await expectRefused(visitor(), 'LOGIN_CODE_INVALID', signInWithWechat, {
      body: { code: await wechat.phoneCode(person) },
    })

    const { client } = await signIn(person)
    const other = wechat.person('别人', '19935550011')
    const binding = (code: string) => ({ body: { code, consentVersion: '1' } })
    await expectRefused(client, 'PHONE_CODE_INVALID', bindPhone, binding(await wechat.phoneCode(other)))
    await expectRefused(client, 'PHONE_CODE_INVALID', bindPhone, binding('made-up'))
    await expectRefused(client, 'PHONE_CODE_INVALID', bindPhone, binding(await wechat.loginCode(person)))
    const once = await wechat.phoneCode(person)
    await client.call(bindPhone, binding(once))
    await expectRefused(client, 'PHONE_CODE_INVALID', bindPhone, binding(once))

    const expired = { login: await wechat.loginCode(person), phone: await wechat.phoneCode(person) }
    wechat.letPass(PAST_CODE_LIFE_MS)
    await expectRefused(visitor(), 'LOGIN_CODE_INVALID', signInWithWechat, { body: { code: expired.login } })
    await expectRefused(client, 'PHONE_CODE_INVALID', bindPhone, binding(expired.phone))
  })

  it('do not help somebody whom WeChat calls a risk', async () => {
    const { wechat, visitor } = world()
    const person = wechat.person('风险', '19935550012', { highRisk: true })
    const refused = await expectRefused(visitor(), 'WECHAT_RISK_USER', signInWithWechat, {
      body: { code: await wechat.loginCode(person) },
    })
    expect(refused.status).toBe(403)
  })

  it('wait when WeChat is busy or down, and say so', async () => {
    const { wechat, visitor } = world()
    const person = wechat.person('忙', '19935550013')
    await wechat.fail('/sns/jscode2session', { errcode: -1 })
    const busy = await expectRefused(visitor(), 'WECHAT_BUSY', signInWithWechat, {
      body: { code: await wechat.loginCode(person) },
    })
    expect(busy.status).toBe(503)
    await wechat.fail('/sns/jscode2session', { status: 502 })
    await expectRefused(visitor(), 'WECHAT_UNREACHABLE', signInWithWechat, {
      body: { code: await wechat.loginCode(person) },
    })
    await visitor().call(signInWithWechat, { body: { code: await wechat.loginCode(person) } })
  })
})

describe('sessions', () => {
  it('stand in the database as a hash only, and end when their time is over', async () => {
    const { wechat, signIn, database } = world()
    const { client } = await signIn(wechat.person('散列', '19935550014'))
    const token = client.credentials.bearer!
    const hash = createHash('sha256').update(token).digest('hex')
    expect(await database.rows('SELECT audience, revokedAt FROM sessions WHERE tokenHash = ?', [hash])).toEqual([
      { audience: 'phone', revokedAt: null },
    ])
    expect(await database.everything()).not.toContain(token)

    await database.run('UPDATE sessions SET expiresAt = ? WHERE tokenHash = ?', ['2026-01-01 00:00:00.000', hash])
    await expectRefused(client, 'SESSION_MISSING', getWhoAmI)
  })

  it('are refused when missing, made up, misspelt or of the other kind', async () => {
    const { visitor } = world()
    const refused = await expectRefused(visitor(), 'SESSION_MISSING', getWhoAmI)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    await expectRefused(visitor().with({ bearer: 'x'.repeat(43) }), 'SESSION_MISSING', getWhoAmI)
    await expectRefused(visitor().with({ bearer: '' }), 'SESSION_MISSING', getWhoAmI)
    for (const Authorization of ['Basic eA==', 'Bearer', 'bearer x', "Bearer ' OR 1=1 --"]) {
      const response = await visitor().send({ method: 'GET', path: getWhoAmI.path, headers: { Authorization } })
      expect(response.status).toBe(401)
    }
  })
})

describe('staff', () => {
  it('are bound by an invitation that works once', async () => {
    const { wechat, hire, signIn } = world()
    const { invitation, staffId } = await hire({ name: '罗婧', role: 'reception' })
    const { client } = await signIn(wechat.person('罗婧', '19935550020'))
    await expectRefused(client, 'ROLE_MISSING', listWorkTypes)
    const who = await client.call(acceptInvitation, { body: { invitation: ` ${invitation.toLowerCase()} ` } })
    expect(who.staff).toMatchObject({
      staffId,
      name: '罗婧',
      role: 'reception',
      stores: [{ storeId: world().storeId }],
    })
    expect((await client.call(listWorkTypes)).rows.map((row) => row.code)).toContain('regular_service')
    // The answer was lost on the way: the same person may ask again.
    expect(await client.call(acceptInvitation, { body: { invitation } })).toEqual(who)

    const { client: second } = await signIn(wechat.person('再来', '19935550021'))
    await expectRefused(second, 'INVITATION_INVALID', acceptInvitation, { body: { invitation } })
    await expectRefused(second, 'INVITATION_INVALID', acceptInvitation, { body: { invitation: 'FFFFFFFFFFFFFFFF' } })
    expect((await second.call(getWhoAmI)).staff).toBeNull()
  })

  race(
    'come too late for an expired invitation, and only one of many at once gets in',
    { look: /FROM staff_invitations/, off: [[/ AND usedAt IS NULL/, '']], sees: longerThan(1) },
    async (contest) => {
      const { wechat, hire, signIn, database } = world()
      const late = await hire({ name: '迟到', role: 'reception' })
      await database.run('UPDATE staff_invitations SET expiresAt = ? WHERE staffId = ?', [
        '2026-01-01 00:00:00.000',
        late.staffId,
      ])
      const { client } = await signIn(wechat.person('迟到', '19935550022'))
      await expectRefused(client, 'INVITATION_INVALID', acceptInvitation, { body: { invitation: late.invitation } })

      const { invitation } = await hire({ name: '抢位', role: 'reception' })
      const people = await Promise.all(
        Array.from({ length: 5 }, (_, i) => signIn(wechat.person(`抢位${i}`, `1993555003${i}`))),
      )
      const { answers, codes } = await contest(() =>
        outcomesOf(people.map((one) => one.client.call(acceptInvitation, { body: { invitation } }))),
      )
      expect(answers).toMatchObject([{ staff: { name: '抢位' } }])
      expect(codes).toEqual(Array(4).fill('INVITATION_INVALID'))
    },
  )
})

controls()
