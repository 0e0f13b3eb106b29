import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { getStatement } from '@cheyou/contract/routes'
import { platform } from '#platform'
import { call } from '../api/call.ts'
import { answerOf, keep } from '../kept/kept.ts'
import { useLoad } from './use-load.ts'

const place = answerOf(getStatement, 'm1')
const kept = { balances: { qualifying: 1, redeemable: 2, held: 0, debt: 0 }, rows: [], nextCursor: null }
const newer = { ...kept, balances: { ...kept.balances, redeemable: 900 } }
const answers = vi.fn<() => Promise<Response>>()

beforeEach(() => vi.stubGlobal('fetch', answers))
afterEach(() => {
  cleanup()
  platform.store.clear()
  answers.mockReset()
  vi.unstubAllGlobals()
})

const statement = (whose = 'm1') =>
  renderHook(
    ({ key }) =>
      useLoad(() => call(getStatement, { query: { limit: 30 } }), key, { keep: answerOf(getStatement, key) }),
    { initialProps: { key: whose } },
  )

it('shows what is kept at once, and the newer when it comes', async () => {
  keep(place, kept)
  let answer = (): void => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  answers.mockImplementation(() => answered.then(() => Response.json(newer)))
  const { result } = statement()
  expect(result.current.data).toEqual(kept)
  act(() => answer())
  await waitFor(() => expect(result.current.data).toEqual(newer))
  expect(platform.store.get(place.name)).toBe(JSON.stringify(newer))
})

it.each([
  ['a proxy’s page', () => Response.json('<html>请先登录</html>')],
  ['something of another kind', () => Response.json({ ok: true })],
])('neither shows nor keeps %s with 200', async (_what, response) => {
  keep(place, kept)
  answers.mockImplementation(async () => response())
  const { result } = statement()
  await waitFor(() => expect(result.current.failure?.code).toBe('ANSWER_UNREADABLE'))
  expect(result.current.data).toEqual(kept)
  expect(platform.store.get(place.name)).toBe(JSON.stringify(kept))
})

it('does not show under one key what belongs to another', async () => {
  keep(place, kept)
  answers.mockReturnValue(new Promise(() => undefined))
  const { result, rerender } = statement()
  rerender({ key: 'm2' })
  expect(result.current.data).toBeNull()
  rerender({ key: 'm1' })
  expect(result.current.data).toEqual(kept)
})

it('loads again when the network is back', async () => {
  answers.mockRejectedValue(new Error('Failed to fetch'))
  const { result } = statement()
  await waitFor(() => expect(result.current.failure?.code).toBe('OFFLINE'))
  answers.mockImplementation(async () => Response.json(newer))
  act(() => void window.dispatchEvent(new Event('online')))
  await waitFor(() => expect(result.current.data).toEqual(newer))
  expect(result.current.failure).toBeNull()
})
