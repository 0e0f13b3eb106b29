import { expect, test } from 'vitest'
import { APP_ID, SECRET, json, movableClock, openSandbox, type SandboxClient } from '../testing/sandbox-client.ts'

/** The errcode a request with this token gets: 41008 (no code given) means that the token itself was taken. */
async function errcodeWith(client: SandboxClient, token: string): Promise<unknown> {
  const path = `/wxa/business/getuserphonenumber?access_token=${encodeURIComponent(token)}`
  return (await json(await client.post(path, { openid: 'oWangWei' }))).errcode
}
const TAKEN = 41008

test('the same token for everyone who asks, with the seconds it has left', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  const body = { grant_type: 'client_credential', appid: APP_ID, secret: SECRET }
  const first = await json(await client.post('/cgi-bin/stable_token', body))
  expect(first.expires_in).toBe(7200)
  clock.advanceSeconds(6000)
  const second = await json(await client.post('/cgi-bin/stable_token', body))
  expect(second).toEqual({ access_token: first.access_token, expires_in: 1200 })
})

test('in the last five minutes there is a new token, and the old one works to its end', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  const old = await client.token()
  clock.advanceSeconds(6900)
  const renewed = await client.token()
  expect(renewed).not.toBe(old)
  expect(await errcodeWith(client, old)).toBe(TAKEN)
  clock.advanceSeconds(300)
  expect(await errcodeWith(client, old)).toBe(42001)
  expect(await errcodeWith(client, renewed)).toBe(TAKEN)
})

test('force replaces the token at once, but not twice within 30 seconds', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  const old = await client.token()
  const forced = await client.token(true)
  expect(await errcodeWith(client, old)).toBe(40001)
  expect(await errcodeWith(client, forced)).toBe(TAKEN)
  clock.advanceSeconds(29)
  expect(await client.token(true)).toBe(forced)
  clock.advanceSeconds(1)
  expect(await client.token(true)).not.toBe(forced)
})

test('force works twenty times a day', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  for (let n = 0; n < 20; n += 1) {
    await client.token(true)
    clock.advanceSeconds(31)
  }
  const body = { grant_type: 'client_credential', appid: APP_ID, secret: SECRET, force_refresh: true }
  expect(await json(await client.post('/cgi-bin/stable_token', body))).toMatchObject({ errcode: 45009 })
  clock.advanceSeconds(86_400)
  expect(await json(await client.post('/cgi-bin/stable_token', body))).toHaveProperty('access_token')
})

test.each([
  ['', 41001],
  ['not a token', 40014],
  ['92_abcdefghijklmnopqrstuvwxyz', 40001],
])('the token "%s" is refused with %i', async (token, errcode) => {
  const client = await openSandbox()
  expect(await errcodeWith(client, token)).toBe(errcode)
})

test('only a posted JSON object is read', async () => {
  const client = await openSandbox()
  const address = `${client.sandbox.origin}/cgi-bin/stable_token`
  expect(await json(await fetch(address))).toMatchObject({ errcode: 43002 })
  expect(await json(await fetch(address, { method: 'POST' }))).toMatchObject({ errcode: 44002 })
  expect(await json(await fetch(address, { method: 'POST', body: 'appid=1' }))).toMatchObject({ errcode: 47001 })
  expect(await json(await client.post('/cgi-bin/stable_token', []))).toMatchObject({ errcode: 47001 })
})
