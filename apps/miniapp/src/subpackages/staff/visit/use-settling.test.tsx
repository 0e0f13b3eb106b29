import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyForm, emptyLine } from '@cheyou/till'
import { platform } from '#platform'
import { keptVisit } from './kept-visits.ts'
import { useSettling, type SentVisit } from './use-settling.ts'

const draft = { storeId: 'S', memberId: 'M', vehicleId: 'V', workType: 'repair', lines: [], quotedFen: 1_200 }
const form = { ...emptyForm('V'), lines: [{ ...emptyLine, amount: '12' }] }
const typed: Omit<SentVisit, 'sent'> = { memberId: 'M', memberName: '王强', plate: null, key: 'key-0001', form }

/** A server that answers when it is told to. */
const sent: { key: string; answer: (status: number, body: object) => void; fail: () => void }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  platform.store.clear()
  sent.length = 0
  vi.stubGlobal('fetch', (_url: string, { headers }: { headers: Record<string, string> }) => {
    return new Promise<Response>((resolve, reject) => {
      sent.push({
        key: new Headers(headers).get('idempotency-key') ?? '',
        answer: (status, body) => resolve(Response.json(body, { status })),
        fail: () => reject(new TypeError('Failed to fetch')),
      })
    })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const till = () => renderHook(() => useSettling('M'))
type Till = ReturnType<typeof till>
const send = ({ result }: Till) => act(async () => result.current.send(typed, draft))
/** What the server says to the last request. */
const hear = (speak: (last: (typeof sent)[number]) => void) =>
  act(async () => {
    speak(sent.at(-1)!)
    await vi.advanceTimersByTimeAsync(0)
  })
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const visit = { visitId: 'W', orderNumber: 'CY1' }

it('desk T12: without an answer it is unconfirmed, and sent again by itself with the same key until there is one', async () => {
  const one = till()
  await send(one)
  await hear(({ fail }) => fail())
  expect(one.result.current).toMatchObject({ unconfirmed: { key: 'key-0001' }, settled: null })
  expect(one.result.current.failure?.code).toBe('OFFLINE')
  await wait(3_000)
  await hear(({ answer }) => answer(503, { code: 'SERVICE_BUSY', title: '' }))
  await wait(5_000)
  await hear(({ answer }) => answer(200, visit))
  expect(sent.map(({ key }) => key)).toEqual(['key-0001', 'key-0001', 'key-0001'])
  expect(one.result.current).toMatchObject({ unconfirmed: null, settled: { visit, memberName: '王强' } })
  expect(keptVisit('M')).toBeNull()
})

it('desk T9, T12: a program killed before the answer asks again at once when the till is opened, by the key it was sent with', async () => {
  const killed = till()
  await send(killed)
  killed.unmount()
  const opened = till()
  expect(opened.result.current.unconfirmed).toMatchObject({ key: 'key-0001', sent: { draft } })
  await wait(0)
  await hear(({ answer }) => answer(200, visit))
  expect(sent.map(({ key }) => key)).toEqual(['key-0001', 'key-0001'])
  expect(opened.result.current.settled?.visit).toEqual(visit)
})

it('desk T9: twice at once is sent once', async () => {
  const one = till()
  await act(async () => {
    one.result.current.send(typed, draft)
    one.result.current.send(typed, draft)
  })
  expect(sent).toHaveLength(1)
})

it('a no of the till gives the form back with its key; a no at the door says nothing of what was sent before', async () => {
  const one = till()
  await send(one)
  await hear(({ answer }) => answer(409, { code: 'VISIT_SUM_CHANGED', title: '' }))
  expect(one.result.current).toMatchObject({ unconfirmed: null, settled: null, failure: { code: 'VISIT_SUM_CHANGED' } })
  expect(keptVisit('M')).toMatchObject({ key: 'key-0001', form, sent: null })
  await send(one)
  await hear(({ fail }) => fail())
  await wait(3_000)
  await hear(({ answer }) => answer(429, { code: 'RATE_LIMITED', title: '' }))
  expect(one.result.current.unconfirmed?.key).toBe('key-0001')
})

it('is not sent again once the server may have forgotten its key', async () => {
  const killed = till()
  await send(killed)
  killed.unmount()
  vi.setSystemTime(Date.now() + 47 * 60 * 60_000 + 1)
  const late = till()
  await wait(60_000)
  expect(late.result.current.tooLate).toBe(true)
  expect(sent).toHaveLength(1)
  act(() => late.result.current.drop())
  expect(keptVisit('M')).toBeNull()
})
