import { describe, expect, it } from 'vitest'
import { isNarrowed, readKept, readView, writeKept, writeParameters } from './list-view.ts'
import type { ListView, ViewShape } from './list-view.ts'

const members: ViewShape = {
  filters: [
    { name: 'q', typed: true, initial: undefined, accepts: () => true },
    { name: 'tier', typed: false, initial: undefined, accepts: (value) => value !== 'unheard' },
  ],
  sorts: ['name', 'joinedOn', 'redeemable'],
  sort: { by: 'joinedOn', direction: 'desc' },
}

const newestFirst: ListView = {
  filters: {},
  sort: { by: 'joinedOn', direction: 'desc' },
  page: 1,
  cursor: undefined,
  trail: [],
  limit: 50,
  openId: null,
  viewId: null,
}

const third: ListView = {
  filters: { q: '13800001234', tier: 'gold' },
  sort: { by: 'redeemable', direction: 'asc' },
  page: 3,
  cursor: 'b',
  trail: ['a', 'b'],
  limit: 20,
  openId: '01J00000000000000000000001',
  viewId: '01J00000000000000000000002',
}

/** What another person sees who is sent the address. */
const sent = (view: ListView, shape: ViewShape) => readView(writeParameters(view, shape), readKept(null), shape)

/** What the same browser sees after a reload. */
const reloaded = (view: ListView, shape: ViewShape) =>
  readView(writeParameters(view, shape), readKept(structuredClone(writeKept(view, shape))), shape)

describe('the view of a list', () => {
  it('starts in the order of the list, and leaves the address clean', () => {
    expect(readView(new URLSearchParams(), readKept(null), members)).toEqual(newestFirst)
    expect(writeParameters(newestFirst, members).toString()).toBe('')
  })

  it('comes back from address and history entry as it went in', () => {
    expect(reloaded(third, members)).toEqual(third)
  })

  it('is the same for who is sent the link; only the way back is not known', () => {
    const shown = { ...third, filters: { q: '王', tier: 'gold' } }
    expect(sent(shown, members)).toEqual({ ...shown, trail: [] })
  })

  it('never writes what was searched for into the address where it may tell who somebody is', () => {
    const address = writeParameters({ ...newestFirst, filters: { q: '13800001234' }, page: 2, cursor: 'c' }, members)
    expect(address.toString()).toBe('')
  })

  it('falls back where an address or a history entry makes no sense', () => {
    const odd = new URLSearchParams('sort=constructor.asc&tier=unheard&page=-1&after=x&size=5000&nonsense=1')
    expect(readView(odd, readKept({ typed: { q: 1 }, trail: 'x' }), members)).toEqual(newestFirst)
    expect(readView(new URLSearchParams('page=2'), readKept(null), members)).toEqual(newestFirst)
    expect(readKept({ typed: { q: 'x' }, trail: [1] })).toEqual({ typed: {}, trail: [] })
  })
})

describe('a filter with an initial value', () => {
  const waiting: ViewShape = {
    filters: [{ name: 'state', typed: false, initial: 'pending', accepts: (value) => value === 'pending' }],
    sorts: [],
    sort: null,
  }

  it('is not written while it stands as at first, and lets everything through when the address says so', () => {
    const first = readView(new URLSearchParams(), readKept(null), waiting)
    expect(first.filters).toEqual({ state: 'pending' })
    expect(isNarrowed(first, waiting)).toBe(false)
    expect(writeParameters(first, waiting).toString()).toBe('')
    const all = { ...first, filters: {} }
    expect(isNarrowed(all, waiting)).toBe(false)
    expect(writeParameters(all, waiting).toString()).toBe('state=all')
    expect(sent(all, waiting)).toEqual(all)
  })
})
