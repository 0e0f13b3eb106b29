import { describe, expect, it } from 'vitest'
import { readKept, readView, writeParameters } from './members-view.ts'
import type { MembersView } from './members-view.ts'

const newestFirst: MembersView = {
  search: '',
  tier: null,
  sort: 'joinedOn',
  direction: 'desc',
  trail: [],
  openId: null,
}

describe('the view of the member list', () => {
  it('starts with who joined last, and leaves the address clean', () => {
    expect(readView(new URLSearchParams(), readKept(null))).toEqual(newestFirst)
    expect(writeParameters(newestFirst).toString()).toBe('')
  })

  it('comes back from address and history entry as it went in', () => {
    const view: MembersView = {
      search: '13800001234',
      tier: 'gold',
      sort: 'redeemable',
      direction: 'asc',
      trail: ['a', 'b'],
      openId: '01J00000000000000000000001',
    }
    const kept = readKept({ search: view.search, trail: view.trail })
    expect(readView(writeParameters(view), kept)).toEqual(view)
  })

  it('never writes what was searched for into the address', () => {
    const address = writeParameters({ ...newestFirst, search: '13800001234', trail: ['cursor'] }).toString()
    expect(address).toBe('')
  })

  it('falls back where an address or a history entry makes no sense', () => {
    const odd = new URLSearchParams('sort=constructor.asc')
    expect(readView(odd, readKept({ search: 1, trail: 'x' }))).toEqual(newestFirst)
    expect(readKept({ search: 'x', trail: [1] })).toEqual({ search: '', trail: [] })
  })
})
