import { expect, test } from 'vitest'
import { openWechat, PHONE } from './testing/open-wechat.ts'
import { createAccessTokens } from './wechat-access-token.ts'
import { createWechatApi } from './wechat-api.ts'
import { createWechatGateway } from './wechat.ts'

test('ten requests at once fetch one token, and later ones use it', async () => {
  const { wechat, phoneCode, store, clock } = await openWechat()
  const ask = async () => wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')
  const results = await Promise.all(Array.from({ length: 10 }, ask))
  expect(results.every((result) => result.ok)).toBe(true)
  clock.advance(7_000_000)
  expect(await ask()).toMatchObject({ ok: true })
  expect(store.puts).toHaveLength(1)
  expect(store.puts[0]?.expiresAt).toEqual(new Date('2026-11-02T03:00:00Z'))
})

test('a token about to end is replaced before it is refused', async () => {
  const { wechat, phoneCode, store, clock } = await openWechat()
  await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')
  clock.advance(7_141_000)
  expect(await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')).toMatchObject({ ok: true })
  expect(store.puts).toHaveLength(2)
})

test('a token replaced elsewhere is fetched again, once, by the first of two servers', async () => {
  const { wechat, phoneCode, store, forceToken, settings } = await openWechat()
  const other = createWechatGateway(settings)
  await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')
  await forceToken()
  expect(await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')).toMatchObject({ ok: true })
  expect(await other.phoneNumber(await phoneCode('oLiNa'), 'oLiNa')).toMatchObject({ ok: true })
  expect(store.puts).toHaveLength(2)
})

test.each([40001, 40014, 42001])('a token refused with %i is replaced by force if need be', async (errcode) => {
  const { wechat, phoneCode, store, fail } = await openWechat()
  await fail(PHONE, { errcode })
  expect(await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')).toMatchObject({ ok: true })
  // Fetched at first, the same again after the refusal, then another by force.
  const tokens = store.puts.map((put) => put.token)
  expect(tokens).toHaveLength(3)
  expect(new Set(tokens).size).toBe(2)
})

test('a token refused twice is WECHAT_BUSY, and it is not asked a third time', async () => {
  const { wechat, phoneCode, fail } = await openWechat()
  await fail(PHONE, { errcode: 40001, times: 3 })
  const code = await phoneCode('oWangWei')
  expect(await wechat.phoneNumber(code, 'oWangWei')).toMatchObject({ ok: false, code: 'WECHAT_BUSY' })
  // The one planned failure that is left meets the first try, the retry succeeds.
  expect(await wechat.phoneNumber(code, 'oWangWei')).toMatchObject({ ok: true })
})

test('a refused token that another server has replaced meanwhile is taken from the store', async () => {
  const { settings, store } = await openWechat()
  const tokens = createAccessTokens({ ...settings, api: createWechatApi(settings), store })
  const current = await tokens.current()
  expect(current.ok).toBe(true)
  expect(await tokens.replace('an older token')).toEqual(current)
  expect(store.puts).toHaveLength(1)
})
