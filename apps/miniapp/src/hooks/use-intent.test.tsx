import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { failed } from '../api/failure.ts'
import { useIntent } from './use-intent.ts'

/** Stands at the other end of a call and answers when it is told to. */
function farEnd() {
  const calls: { key: string; input: string; answer: (text: string) => void; fail: (error: Error) => void }[] = []
  const send = (key: string, input: string): Promise<string> =>
    new Promise((answer, fail) => calls.push({ key, input, answer, fail }))
  return { calls, send }
}

it('sends a double tap once', async () => {
  const { calls, send } = farEnd()
  const { result } = renderHook(() => useIntent(send))
  await act(async () => {
    const first = result.current.run('a')
    expect(await result.current.run('a')).toBeNull()
    calls[0]?.answer('done')
    expect(await first).toBe('done')
  })
  expect(calls).toHaveLength(1)
  expect(result.current.busy).toBe(false)
})

it('repeats with the same key when nobody knows whether it was done', async () => {
  const { calls, send } = farEnd()
  const { result } = renderHook(() => useIntent(send))
  for (const error of [failed('OFFLINE'), failed('TIMEOUT'), failed('SERVICE_BUSY', 503)]) {
    await act(async () => {
      const run = result.current.run('a')
      calls.at(-1)?.fail(error)
      await run
    })
    expect(result.current.failure?.code).toBe(error.failure.code)
  }
  expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
})

it('takes a new key for other content, and after a definite answer', async () => {
  const { calls, send } = farEnd()
  const { result } = renderHook(() => useIntent(send))
  const turn = async (input: string, end: (call: (typeof calls)[number] | undefined) => void): Promise<void> => {
    await act(async () => {
      const run = result.current.run(input)
      end(calls.at(-1))
      await run
    })
  }
  await turn('a', (call) => call?.fail(failed('OFFLINE')))
  await turn('b', (call) => call?.fail(failed('POINTS_SHORT', 409)))
  await turn('b', (call) => call?.answer('done'))
  await turn('b', (call) => call?.answer('done'))
  expect(new Set(calls.map(({ key }) => key)).size).toBe(4)
  expect(result.current.failure).toBeNull()
})
