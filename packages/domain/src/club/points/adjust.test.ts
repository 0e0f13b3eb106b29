import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { adjustPoints, needsApproval } from './adjust.ts'
import { applyEntries } from './balances.ts'
import { checkBalanced } from './check-balanced.ts'
import { earnFromSource } from './earn-from-source.ts'
import { NO_POINTS } from './types.ts'

const rules = defaultRules()
const owing: RuleSet = { ...rules, limits: { ...rules.limits, adjustment: { mostPoints: 5_000, mayOwe: true } } }
const lot = { id: 'given', earnedOn: '2026-10-31', expiresOn: null }
const lots = [{ id: 'old', earnedOn: '2025-01-01', expiresOn: null, remaining: 60 }]
const balances = { ...NO_POINTS, qualifying: 100, redeemable: 60 }
const adjust = (qualifying: number, redeemable: number, by = rules) =>
  adjustPoints({ balances, lots, qualifying, redeemable, lot, rules: by })

describe('adjustPoints', () => {
  it.each([
    [30, 20, { qualifying: 130, redeemable: 80 }],
    [-100, -60, { qualifying: 0, redeemable: 0 }],
    [10, -10, { qualifying: 110, redeemable: 50 }],
    [0, 5, { qualifying: 100, redeemable: 65 }],
  ])('moves %d qualifying and %d redeemable points', (qualifying, redeemable, after) => {
    const adjusted = adjust(qualifying, redeemable)
    if (!adjusted.ok) throw new Error(adjusted.code)
    expect(checkBalanced(adjusted.value.entries)).toEqual([])
    expect(applyEntries(balances, adjusted.value.entries)).toEqual({ ...after, held: 0, debt: 0 })
  })

  it('refuses to take what is not there, and says what is missing', () => {
    expect(adjust(-101, 0)).toEqual({
      ok: false,
      code: 'POINTS_SHORT',
      facts: { track: 'qualifying', points: 101, available: 100, shortBy: 1 },
    })
    expect(adjust(0, -70)).toMatchObject({ facts: { track: 'redeemable', points: 70, available: 60, shortBy: 10 } })
  })

  it('leaves a debt where the rules allow it, but never negative qualifying points', () => {
    const adjusted = adjust(0, -70, owing)
    if (!adjusted.ok) throw new Error(adjusted.code)
    expect(adjusted.value.owed).toBe(10)
    expect(checkBalanced(adjusted.value.entries)).toEqual([])
    expect(applyEntries(balances, adjusted.value.entries)).toMatchObject({ redeemable: 0, debt: 10 })
    expect(adjust(-101, 0, owing).ok).toBe(false)
  })

  it('refuses nothing at all, and more than the rules allow', () => {
    expect(adjust(0, 0)).toMatchObject({ code: 'ADJUSTMENT_EMPTY' })
    expect(adjust(0, -5_001, owing)).toMatchObject({
      code: 'ADJUSTMENT_TOO_LARGE',
      facts: { points: 5_001, most: 5_000 },
    })
  })
})

it('asks a second person above the limit, on either track, up and down', () => {
  const needs = (qualifying: number, redeemable: number) => needsApproval({ qualifying, redeemable }, [], rules)
  expect(needs(1_000, -1_000)).toBe(false)
  expect(needs(1_001, 0)).toBe(true)
  expect(needs(0, -1_001)).toBe(true)
})

it('counts what passed without a second person before: given with given, taken with taken, on its track', () => {
  const none = { qualifying: 0, redeemable: 0 }
  const byPerson = { given: { qualifying: 0, redeemable: 700 }, taken: { qualifying: -900, redeemable: 0 } }
  const forMember = { given: { qualifying: 0, redeemable: 900 }, taken: none }
  const needs = (qualifying: number, redeemable: number) =>
    needsApproval({ qualifying, redeemable }, [byPerson, forMember], rules)
  expect(needs(0, 100)).toBe(false)
  expect(needs(0, 101)).toBe(true)
  expect(needs(1_000, 0)).toBe(false)
  expect(needs(-100, 0)).toBe(false)
  expect(needs(-101, 0)).toBe(true)
  expect(needs(0, -1_000)).toBe(false)
})

describe('earnFromSource', () => {
  const sources = [
    { code: 'birthday', name: '生日', qualifying: 0, redeemable: 88, perYear: 1 },
    { code: 'test_drive', name: '试驾', qualifying: 5, redeemable: 10, perYear: null },
  ]
  const by = { ...rules, earning: { ...rules.earning, sources } }

  it('gives what the source gives, as often as it may', () => {
    expect(earnFromSource('birthday', 0, by)).toMatchObject({ value: { qualifying: 0, redeemable: 88 } })
    expect(earnFromSource('test_drive', 99, by).ok).toBe(true)
    expect(earnFromSource('birthday', 1, by)).toMatchObject({
      code: 'SOURCE_LIMIT_REACHED',
      facts: { source: 'birthday', perYear: 1 },
    })
    expect(earnFromSource('nobody', 0, by)).toMatchObject({ code: 'SOURCE_UNKNOWN' })
  })
})
