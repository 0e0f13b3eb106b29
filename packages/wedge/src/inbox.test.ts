import { describe, expect, it } from 'vitest'
import { createInbox } from './inbox.ts'

/** Look-ups that end when told to. */
function desk() {
  const started: string[] = []
  const ends: (() => void)[] = []
  let asking = false
  const inbox = createInbox(
    (text) => {
      started.push(text)
      return new Promise((end) => void ends.push(end))
    },
    () => asking,
  )
  const endOne = async () => {
    ends.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { inbox, started, endOne, ask: (now: boolean) => void (asking = now) }
}

describe('scans in a row', () => {
  it('are looked up one after the other, in order', async () => {
    const { inbox, started, endOne } = desk()
    expect(['A', 'B', 'C'].map((text, index) => inbox.take(text, index * 100))).toEqual(['started', 'queued', 'queued'])
    expect(started).toEqual(['A'])
    await endOne()
    await endOne()
    expect(started).toEqual(['A', 'B', 'C'])
    await endOne()
    expect(inbox.take('D', 1000)).toBe('started')
  })

  it('of one text within two seconds are one', () => {
    const { inbox, started } = desk()
    expect([0, 1999, 2001].map((at) => inbox.take('A', at))).toEqual(['started', 'repeated', 'queued'])
    expect(started).toEqual(['A'])
  })

  it('wait for one another, five at most', () => {
    const { inbox } = desk()
    const taken = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((text, index) => inbox.take(text, index))
    expect(taken).toEqual(['started', 'queued', 'queued', 'queued', 'queued', 'queued', 'full'])
  })

  it('are not lost in a dialog, and count again after it', () => {
    const { inbox, started, ask } = desk()
    ask(true)
    expect(inbox.take('A', 0)).toBe('asked')
    ask(false)
    expect(inbox.take('A', 100)).toBe('started')
    expect(started).toEqual(['A'])
  })
})
