import { expect, test } from 'vitest'
import { APP_ID, json, movableClock, openSandbox, type SandboxClient } from '../testing/sandbox-client.ts'

async function ask(client: SandboxClient, body: Record<string, unknown>) {
  const path = `/wxa/business/getuserphonenumber?access_token=${await client.token()}`
  return json(await client.post(path, body))
}

test('a phone code is exchanged for the number', async () => {
  const client = await openSandbox({ clock: movableClock('2026-11-02T01:00:00Z') })
  const code = await client.phoneCode('oWangWei')
  expect(code).toMatch(/^[0-9a-f]{64}$/)
  expect(await ask(client, { code, openid: 'oWangWei' })).toEqual({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: '13800000001',
      purePhoneNumber: '13800000001',
      countryCode: '86',
      watermark: { timestamp: 1_793_581_200, appid: APP_ID },
    },
  })
})

test('a number from abroad carries its country code', async () => {
  const people = [{ openid: 'oHongKong', nickname: '陈生', phone: '51234567', countryCode: '852' }]
  const client = await openSandbox({ people })
  expect(await ask(client, { code: await client.phoneCode('oHongKong'), openid: 'oHongKong' })).toMatchObject({
    phone_info: { phoneNumber: '+85251234567', purePhoneNumber: '51234567', countryCode: '852' },
  })
})

test('a code works once and five minutes, and a login code is none', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  const code = await client.phoneCode('oWangWei')
  expect(await ask(client, { code })).toMatchObject({ errcode: 0 })
  expect(await ask(client, { code })).toMatchObject({ errcode: 40029 })
  expect(await ask(client, { code: await client.loginCode('oWangWei') })).toMatchObject({ errcode: 40029 })
  const late = await client.phoneCode('oWangWei')
  clock.advanceSeconds(300)
  expect(await ask(client, { code: late })).toMatchObject({ errcode: 40029 })
})

test('the code of another person is refused and gone', async () => {
  const client = await openSandbox()
  client.sandbox.people.add({ openid: 'oLiNa', nickname: '李娜', phone: '13800000002' })
  const code = await client.phoneCode('oWangWei')
  expect(await ask(client, { code, openid: 'oLiNa' })).toMatchObject({ errcode: 40003 })
  expect(await ask(client, { code, openid: 'oWangWei' })).toMatchObject({ errcode: 40029 })
})

test('without quota the phone button gives an errno and no code', async () => {
  const client = await openSandbox()
  await client.post('/sandbox/phone-quota', { left: 1 })
  expect(await client.phoneCode('oWangWei')).toMatch(/^[0-9a-f]{64}$/)
  const refused = await json(await client.post('/sandbox/phone-code', { openid: 'oWangWei' }))
  expect(refused).toMatchObject({ errno: 1400001 })
  expect(refused).not.toHaveProperty('code')
  await client.post('/sandbox/phone-quota', { left: null })
  expect(await client.phoneCode('oWangWei')).toMatch(/^[0-9a-f]{64}$/)
})
