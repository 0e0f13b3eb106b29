import { startSandbox } from '@cheyou/wechat-sandbox'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryTokenStore, createWechatGateway } from '../../../platform/gateways/wechat.ts'
import { systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { signInWithWechat, type SessionCaller } from '../../people/auth/index.ts'
import { PHONE } from '../../people/customers/index.ts'
import { bindLateArchive, bindPhone } from './bind-phone.ts'
import { whoAmI } from './who-am-i.queries.ts'

const SECRET = '0123456789abcdef0123456789abcdef'

/** The club with a WeChat of its own, in which people can be. */
async function clubWithWechat() {
  const club = await testClub()
  const sandbox = await startSandbox({ appId: 'wx1234567890abcdef', secret: SECRET, people: [], clock: club.clock })
  onTestFinished(() => sandbox.close())
  const settings = { baseUrl: sandbox.origin, appId: 'wx1234567890abcdef', secret: SECRET, timeoutMs: 5_000 }
  const log = pino({ level: 'silent' })
  const tokens = createMemoryTokenStore()
  const app = { ...club.app, wechat: createWechatGateway({ ...settings, tokens, log, clock: club.clock }) }

  async function codeFor(button: 'login-code' | 'phone-code', openid: string): Promise<string> {
    const response = await fetch(`${sandbox.origin}/sandbox/${button}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ openid }),
    })
    return ((await response.json()) as { code: string }).code
  }

  async function signIn(openid: string, phone: string) {
    sandbox.people.add({ openid, nickname: openid, phone })
    const { identityId } = await signInWithWechat(app, await codeFor('login-code', openid), async () => null)
    const caller: SessionCaller = { id: identityId, sessionId: '', identityId, openid, customerId: null }
    const bind = async () => bindPhone(app, caller, { code: await codeFor('phone-code', openid), consentVersion: '1' })
    return { identityId, bind, who: () => whoAmI(app.db.read, app, identityId) }
  }

  return { club, app, sandbox, signIn }
}

/** What a sign-in does for a WeChat user who is known. */
const signedInAgain = ({ app }: TestClub, { identityId }: { identityId: string }): Promise<void> =>
  app.db.unit(systemAct(app.groupId), (unit) => bindLateArchive(unit, identityId))

async function phoneOf(club: TestClub, member: TestMember): Promise<string> {
  const row = await club.app.db.read.one<{ sourceNumber: string }>('SELECT sourceNumber FROM customers WHERE id = ?', [
    member.customerId,
  ])
  return `199${row!.sourceNumber}`
}

async function givePhone(club: TestClub, member: TestMember, phone: string): Promise<void> {
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    unit.sql.run('UPDATE customers SET phoneHash = ? WHERE id = ?', [
      club.app.keys.blindIndex(PHONE, phone),
      member.customerId,
    ]),
  )
}

test('the archive with the phone becomes theirs, the consent is kept; binding again changes nothing', async () => {
  const { club, signIn } = await clubWithWechat()
  const member = await club.addMember()
  const owner = await signIn('oOwner', await phoneOf(club, member))
  expect((await owner.who()).binding).toBe('no_phone')
  await owner.bind()
  await owner.bind()

  expect(await owner.who()).toMatchObject({ binding: 'member', member: { memberId: member.memberId } })
  const consents = await club.app.db.read.all('SELECT kind, version FROM consents')
  expect(consents).toEqual([
    { kind: 'privacy', version: '1' },
    { kind: 'privacy', version: '1' },
  ])
})

test('two archives with the phone are not guessed between; when one is left, the next sign-in takes it', async () => {
  const { club, signIn } = await clubWithWechat()
  const [one, two] = [await club.addMember(), await club.addMember()]
  const phone = await phoneOf(club, one)
  await givePhone(club, two, phone)
  const owner = await signIn('oOwner', phone)
  await owner.bind()
  await signedInAgain(club, owner)
  expect(await owner.who()).toMatchObject({ binding: 'merge_needed', member: null })

  await givePhone(club, two, '19900000000')
  await signedInAgain(club, owner)
  expect(await owner.who()).toMatchObject({ binding: 'member', member: { memberId: one.memberId } })
})

test('an archive that another WeChat user has is not taken, neither by binding nor by a later sign-in', async () => {
  const { club, signIn } = await clubWithWechat()
  const member = await club.addMember()
  const phone = await phoneOf(club, member)
  const first = await signIn('oFirst', phone)
  await first.bind()
  const second = await signIn('oSecond', phone)

  await expect(second.bind()).rejects.toMatchObject({ code: 'PHONE_ALREADY_BOUND' })
  await signedInAgain(club, second)
  expect((await second.who()).member).toBeNull()
  expect((await first.who()).member).toMatchObject({ memberId: member.memberId })
})

test('who has an archive keeps it when a second phone of theirs leads to another: staff merge, nothing is lost', async () => {
  const { club, sandbox, signIn } = await clubWithWechat()
  const [mine, other] = [await club.addMember(), await club.addMember()]
  const owner = await signIn('oOwner', await phoneOf(club, mine))
  await owner.bind()
  sandbox.people.add({ openid: 'oOwner', nickname: '', phone: await phoneOf(club, other) })
  await owner.bind()

  expect(await owner.who()).toMatchObject({ binding: 'member', member: { memberId: mine.memberId } })
})
