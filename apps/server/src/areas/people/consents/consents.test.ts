import { expect, test } from 'vitest'
import { addManager } from '../../../testing/desk.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { whoAmI } from '../../club/membership/who-am-i.queries.ts'
import { addIdentity } from '../auth/index.ts'
import { consentTextInForce, consentTextsAtDesk, lastConsentOf } from './consent-texts.queries.ts'
import { publishConsentText } from './publish-consent-text.ts'
import { recordConsent } from './record-consent.ts'

const parts = [{ title: '我们收集什么', text: '您授权的手机号。' }]

async function desk() {
  const club = await testClub()
  const { app } = club
  const manager = await addManager(club, '顾晓岚')
  const publish = (after: string, asksAgain: boolean) =>
    publishConsentText(app, manager, { after, parts, note: '写得更清楚', asksAgain }, newKey(manager))
  const { customerId } = await club.addMember()
  const identityId = await app.db.unit(systemAct(app.groupId), (unit) =>
    addIdentity(unit, { openid: 'o1', customerId }),
  )
  const agree = (version: string) =>
    app.db.unit(systemAct(app.groupId), (unit) => recordConsent(unit, identityId, version))
  const isAsked = async () => (await whoAmI(app.db.read, app, identityId)).consentAsked
  const agreed = async () =>
    (await consentTextsAtDesk(app.db.read, app.groupId)).map((text) => [text.version, text.agreed])
  const last = () => lastConsentOf(app.db.read, customerId)
  return { app, publish, agree, isAsked, agreed, last }
}

test('until the club publishes its own text, that of the program is in force; every version stays with who agreed', async () => {
  const { app, publish, agree, agreed, last } = await desk()
  expect(await last()).toBeNull()
  expect(await consentTextInForce(app.db.read, app.groupId)).toMatchObject({ version: '2026-11', edition: 1 })
  await agree('2026-11')
  await agree('2026-11')
  expect(await last()).toEqual({ version: '2026-11', givenAt: app.clock.now().toISOString() })
  await publish('2026-11', false)
  expect(await consentTextInForce(app.db.read, app.groupId)).toMatchObject({ version: '2', parts })
  expect(await agreed()).toEqual([
    ['2', 0],
    ['2026-11', 1],
  ])
})

test('members are asked again only by a change that says so, and until they agree to it or to a later one', async () => {
  const { publish, agree, isAsked, agreed } = await desk()
  await agree('2026-11')
  await publish('2026-11', false)
  expect(await isAsked()).toBe(false)
  await publish('2', true)
  expect(await isAsked()).toBe(true)
  await expect(agree('2')).rejects.toMatchObject({ code: 'CONSENT_OUTDATED' })
  await expect(agree('2026-11')).rejects.toMatchObject({ code: 'CONSENT_OUTDATED' })
  await publish('3', false)
  expect(await isAsked()).toBe(true)
  // The page was open when the last one came, which does not ask: what was read still counts.
  await agree('3')
  expect(await isAsked()).toBe(false)
  expect(await agreed()).toEqual([
    ['4', 0],
    ['3', 1],
    ['2', 0],
    ['2026-11', 1],
  ])
})

test('of two texts published at once one is, and the second is told', async () => {
  const { publish, agreed } = await desk()
  const ends = await Promise.allSettled([publish('2026-11', true), publish('2026-11', false)])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONSENT_CHANGED' } })
  expect(await agreed()).toHaveLength(2)
})
