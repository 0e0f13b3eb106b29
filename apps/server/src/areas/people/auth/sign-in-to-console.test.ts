import { signInToConsole as endpoint } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { codeStepAt } from '@cheyou/card-code'
import { runUpkeep } from '../../../platform/jobs/upkeep.ts'
import { serving } from '../../../testing/http.ts'
import { moreThan, race, triedFreely, type Contest } from '../../../testing/race.ts'
import { testClub, type TestClub } from '../../../testing/test-app.ts'
import { hireStaff } from './hire-staff.ts'
import { forgetDevices } from './known-devices.repository.ts'
import { sixDigits } from './secrets.ts'
import { signInToConsole } from './sign-in-to-console.ts'
import { forgetFailures } from './sign-in-failures.repository.ts'
import { unlockSignIn } from './unlock-sign-in.ts'

async function withManager(contest: Contest = (club) => club) {
  const club = await testClub()
  // Passwords guard nothing here, and are half of the work when they cost what they should.
  const app = { ...club.app, config: { ...club.app.config, passwordCost: 10 } }
  const { console: login } = await hireStaff(app, {
    name: '顾晓岚',
    role: 'manager',
    storeIds: [club.storeId],
    loginName: 'gu',
  })
  const { loginName, password, totpSecret } = login!
  const desks = contest({ ...club, app })
  const otp = () => sixDigits(totpSecret, codeStepAt(club.clock.now().getTime()))
  const right = (network: string, deviceToken?: string) => {
    // A code works once: the next one.
    club.clock.advance(30_000)
    return signInToConsole(app, { loginName, password, otp: otp() }, { network, deviceToken })
  }
  const wrong = (network: string, deviceToken?: string, name = loginName): Promise<unknown[]> =>
    signInToConsole(desks.app, { loginName: name, password: 'guess', otp: '000000' }, { network, deviceToken }).then(
      () => ['in'],
      (error: { code: string; facts: { retryAfterSeconds?: number } }) => [error.code, error.facts.retryAfterSeconds],
    )
  return { club: { ...club, app } satisfies TestClub, right, wrong, password, otp }
}

const refused = ['SIGN_IN_REFUSED', undefined]
const locked = (seconds: number) => ['ACCOUNT_LOCKED', seconds]

test('after five wrong attempts from a network it waits, twice as long each time, whatever process is asked', async () => {
  const { club, wrong } = await withManager()
  for (let i = 0; i < 5; i++) expect(await wrong('a')).toEqual(refused)
  for (const pause of [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]) {
    expect(await wrong('a')).toEqual(locked(pause))
    club.clock.advance(pause * 1000 - 1)
    expect(await wrong('a')).toEqual(locked(1))
    club.clock.advance(1)
    expect(await wrong('a')).toEqual(refused)
  }
})

race(
  'many attempts at once are counted before any is looked at; one after the other gets no further',
  {
    ...triedFreely,
    sees: moreThan(5),
  },
  async (contest) => {
    const { wrong } = await withManager(contest)
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => wrong('a')))
    expect(outcomes.filter(([code]) => code === 'SIGN_IN_REFUSED')).toHaveLength(5)
    expect(outcomes.filter(([code]) => code === 'ACCOUNT_LOCKED')).toHaveLength(20)
  },
)

test('a name that nobody has waits like any other', async () => {
  const { wrong } = await withManager()
  for (let i = 0; i < 5; i++) expect(await wrong('a', undefined, 'nobody')).toEqual(refused)
  expect(await wrong('a', undefined, 'Nobody')).toEqual(locked(30))
})

test('the person gets in from elsewhere, is told once, and then has all attempts again there', async () => {
  const { club, right, wrong } = await withManager()
  for (let i = 0; i < 6; i++) await wrong('a')
  const at = club.clock.now()
  club.clock.advance(1000)
  await wrong('b')
  const last = club.clock.now()
  expect((await right('b')).wrongPasswords).toEqual({ count: 6, lastAt: last })
  expect(last > at).toBe(true)
  expect((await right('b')).wrongPasswords).toBeNull()
  for (let i = 0; i < 5; i++) expect(await wrong('b')).toEqual(refused)
})

test('strangers everywhere stop strangers, and not the browser that the person has signed in with', async () => {
  const { right, wrong } = await withManager()
  const { newDeviceToken } = await right('home')
  for (let i = 0; i < 50; i++) expect(await wrong(`net-${i}`)).toEqual(refused)
  expect(await wrong('another')).toEqual(locked(120))
  // From the strangers' own network, too.
  expect(await right('net-1', newDeviceToken!)).toMatchObject({ newDeviceToken: null, wrongPasswords: { count: 50 } })
  for (let i = 0; i < 5; i++) expect(await wrong('home', newDeviceToken!)).toEqual(refused)
  expect(await wrong('home', newDeviceToken!)).toEqual(locked(30))
})

test('a browser is known for its own person only', async () => {
  const { club, right, wrong } = await withManager()
  const { newDeviceToken } = await right('a')
  await hireStaff(club.app, { name: '何卫东', role: 'care', storeIds: [club.storeId], loginName: 'he' })
  for (let i = 0; i < 5; i++) expect(await wrong('a', undefined, 'he')).toEqual(refused)
  expect(await wrong('a', newDeviceToken!, 'he')).toEqual(locked(30))
})

test('who looks after the server unlocks', async () => {
  const { club, right, wrong } = await withManager()
  for (let i = 0; i < 5; i++) await wrong('a')
  await expect(right('a')).resolves.toMatchObject({ wrongPasswords: { count: 5 } })
  for (let i = 0; i < 5; i++) await wrong('a')
  club.clock.advance(30_000)
  await wrong('a')
  await expect(signInLocked(right)).resolves.toBe('ACCOUNT_LOCKED')
  expect(await unlockSignIn(club.app, 'GU')).toBe(2)
  expect((await right('a')).wrongPasswords).toBeNull()
  expect(await unlockSignIn(club.app, 'nobody')).toBeNull()
})

const signInLocked = (right: (network: string) => Promise<unknown>) =>
  right('a').then(
    () => 'in',
    (error: { code: string }) => error.code,
  )

test('the browser keeps what it is known by, out of reach of scripts', async () => {
  const { club, password, otp } = await withManager()
  const { ask, origin } = await serving(club.app)
  const body = { loginName: 'gu', password, otp: otp() }
  const { headers, body: answer } = await ask('post', endpoint.path, { headers: { Origin: origin }, body })
  expect(answer).toMatchObject({ staff: { name: '顾晓岚' }, wrongPasswords: null })
  const device = headers.getSetCookie().find((cookie) => cookie.startsWith('cheyou_device='))
  expect(device).toMatch(/; path=\/api\/console; .*httponly/i)
  expect(device).toMatch(/samesite=strict/i)
})

test('what is long past is forgotten', async () => {
  const { club, right, wrong } = await withManager()
  await right('a')
  await wrong('b')
  const left = async () => [
    (await club.app.db.read.all('SELECT source FROM sign_in_failures')).length,
    (await club.app.db.read.all('SELECT id FROM known_devices')).length,
  ]
  await runUpkeep(club.app, [forgetFailures, forgetDevices])
  expect(await left()).toEqual([2, 1])
  club.clock.advance(31 * 86_400_000)
  await runUpkeep(club.app, [forgetFailures, forgetDevices])
  expect(await left()).toEqual([0, 1])
  club.clock.advance(150 * 86_400_000)
  await runUpkeep(club.app, [forgetFailures, forgetDevices])
  expect(await left()).toEqual([0, 0])
})
