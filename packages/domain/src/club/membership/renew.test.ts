import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../business-time.ts'
import { applyEntries } from '../points/balances.ts'
import { checkBalanced } from '../points/check-balanced.ts'
import { NO_POINTS } from '../points/types.ts'
import { defaultRules } from '../rules/default-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { membershipYear } from './membership-year.ts'
import { renewMembership } from './renew.ts'
import type { RenewalPayment } from './renew.ts'
import { yearEnd } from './year-end.ts'

const rules = defaultRules()
const membership = { anchorOn: '2025-11-10', endsOn: '2026-11-09' }
const byFee: RenewalPayment = { way: 'fee', paidFen: 10_000 }
const lots = [{ id: 'a', earnedOn: '2026-01-01', expiresOn: null, remaining: 620 }]
const byPoints = (redeemable: number): RenewalPayment => ({
  way: 'points',
  balances: { ...NO_POINTS, qualifying: 900, redeemable },
  lots,
})
const renew = (payment: RenewalPayment, asOf: string, by: RuleSet = rules) =>
  renewMembership({ membership, payment, asOf, rules: by })

describe('renewMembership', () => {
  it.each(['2026-10-01', '2026-11-09', '2026-11-10', '2026-12-09'])('on %s a year follows on the old one', (asOf) => {
    expect(renew(byFee, asOf)).toMatchObject({
      value: { startsOn: '2026-11-10', endsOn: '2027-11-09', anchorOn: '2025-11-10', returned: false, feeFen: 10_000 },
    })
  })

  it('begins again on the day of the return after a lapse', () => {
    expect(renew(byFee, '2026-12-10')).toMatchObject({
      value: { startsOn: '2026-12-10', endsOn: '2027-12-09', anchorOn: '2026-12-10', returned: true },
    })
  })

  it('takes 500 redeemable points, also from who is lapsed, and no qualifying ones', () => {
    const renewed = renew(byPoints(620), '2027-03-01')
    if (!renewed.ok) throw new Error(renewed.code)
    const { entries, draws } = renewed.value
    expect(draws).toEqual([{ lotId: 'a', points: 500 }])
    expect(checkBalanced(entries)).toEqual([])
    const before = { ...NO_POINTS, qualifying: 900, redeemable: 620 }
    expect(applyEntries(before, entries)).toEqual({ ...NO_POINTS, qualifying: 900, redeemable: 120 })
    expect(renew(byPoints(499), '2027-03-01')).toMatchObject({ code: 'POINTS_SHORT', facts: { shortBy: 1 } })
  })

  it('takes an insurance of 3,000 yuan, not one of less', () => {
    expect(renew({ way: 'insurance', premiumFen: 300_000 }, '2026-11-09')).toMatchObject({
      value: { way: 'insurance', feeFen: 0, entries: [] },
    })
    expect(renew({ way: 'insurance', premiumFen: 299_999 }, '2026-11-09')).toMatchObject({
      code: 'PREMIUM_SHORT',
      facts: { neededFen: 300_000, shortByFen: 1 },
    })
  })

  it.each([1, 2, 12])('is open once a year of %i months, whatever day of the month it began on', (months) => {
    const by: RuleSet = { ...rules, membership: { ...rules.membership, months } }
    for (let day = 0; day < 366; day += 1) {
      const anchorOn = addDays('2024-01-01', day)
      let at = { anchorOn, endsOn: addDays(addMonths(anchorOn, months), -1) }
      for (let year = 0; year < 13; year += 1) {
        const request = { membership: at, payment: byFee, asOf: at.endsOn, rules: by }
        const renewed = renewMembership(request)
        if (!renewed.ok) throw new Error(`${anchorOn} could not be renewed on ${at.endsOn}`)
        const { startsOn, endsOn } = renewed.value
        expect(renewMembership({ ...request, membership: { anchorOn, endsOn } })).toMatchObject({
          code: 'RENEWAL_TOO_EARLY',
          facts: { endsOn, opensOn: startsOn },
        })
        at = { anchorOn, endsOn }
      }
    }
  })

  it('refuses a fee that is short, a way that is closed, and a second year ahead', () => {
    expect(renew({ way: 'fee', paidFen: 9_999 }, '2026-11-09')).toMatchObject({ code: 'FEE_SHORT' })
    const { renewal } = rules.membership
    const fee = { ...renewal.fee, enabled: false }
    const closed = { ...rules, membership: { ...rules.membership, renewal: { ...renewal, fee } } }
    expect(renew(byFee, '2026-11-09', closed)).toMatchObject({ code: 'RENEWAL_WAY_CLOSED', facts: { way: 'fee' } })
    const ahead = { anchorOn: '2025-11-10', endsOn: '2027-11-09' }
    expect(renewMembership({ membership: ahead, payment: byFee, asOf: '2026-11-09', rules })).toMatchObject({
      code: 'RENEWAL_TOO_EARLY',
      facts: { endsOn: '2027-11-09', opensOn: '2026-11-10' },
    })
    expect(renewMembership({ membership: ahead, payment: byFee, asOf: '2026-11-10', rules }).ok).toBe(true)
  })

  it('keeps the joining day over the years, 29 February included', () => {
    for (const joinedOn of ['2024-02-29', '2025-01-31', '2025-06-15']) {
      let endsOn = membershipYear(joinedOn, joinedOn, 12).endsOn
      for (let year = 1; year <= 8; year += 1) {
        const now = { anchorOn: joinedOn, endsOn }
        const renewed = renewMembership({ membership: now, payment: byFee, asOf: endsOn, rules })
        if (!renewed.ok) throw new Error(renewed.code)
        expect(membershipYear(joinedOn, renewed.value.startsOn, 12)).toMatchObject({
          index: year,
          startsOn: renewed.value.startsOn,
          endsOn: renewed.value.endsOn,
        })
        endsOn = renewed.value.endsOn
      }
    }
  })
})

describe('yearEnd', () => {
  const at = (asOf: string, reminded: number[] = [], lapseRecorded = false) =>
    yearEnd({ endsOn: '2026-11-09', asOf, reminded, lapseRecorded }, rules)

  it('reminds 30, 7 and 1 days before, each once, and only the last of those that were missed', () => {
    expect(at('2026-10-09').remind).toBeNull()
    expect(at('2026-10-10').remind).toBe(30)
    expect(at('2026-10-20', [30]).remind).toBeNull()
    expect(at('2026-11-03', [30]).remind).toBe(7)
    expect(at('2026-11-08').remind).toBe(1)
    expect(at('2026-11-08', [1]).remind).toBeNull()
    expect(at('2026-11-10').remind).toBeNull()
  })

  it('is in grace for 30 days, then lapses once', () => {
    expect(at('2026-11-09')).toMatchObject({ state: 'active', daysLeft: 0, lapses: false })
    expect(at('2026-12-09')).toMatchObject({ state: 'grace', graceEndsOn: '2026-12-09', lapses: false })
    expect(at('2026-12-10')).toMatchObject({ state: 'lapsed', lapses: true })
    expect(at('2026-12-11', [], true)).toMatchObject({ state: 'lapsed', lapses: false })
  })
})
