import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { addDays } from '../../business-time.ts'
import { agreeTerms, type AgreementPeriod } from './agree-terms.ts'

const today = '2026-11-22'
const wish = { labourMilli: 800, partsMilli: 900, customerIsCompany: true, others: [], today }

describe('agreeing on prices with a fleet', () => {
  it('holds from its first to its last day', () => {
    const period = { fromOn: today, untilOn: '2027-11-21' }
    expect(agreeTerms({ ...wish, ...period })).toEqual({
      ok: true,
      value: { ...period, labourMilli: 800, partsMilli: 900 },
    })
    expect(agreeTerms({ ...wish, fromOn: today, untilOn: today })).toMatchObject({ ok: true })
  })

  it('is for companies', () => {
    const request = { ...wish, fromOn: today, untilOn: today, customerIsCompany: false }
    expect(agreeTerms(request)).toMatchObject({ ok: false, code: 'AGREEMENT_COMPANY_ONLY' })
  })

  it('does not begin in the past, end before it begins, or last for ever', () => {
    const periods = [
      { fromOn: '2026-11-21', untilOn: '2027-11-21' },
      { fromOn: '2026-12-02', untilOn: '2026-12-01' },
      { fromOn: today, untilOn: '2031-11-23' },
    ]
    for (const period of periods)
      expect(agreeTerms({ ...wish, ...period })).toMatchObject({ ok: false, code: 'PERIOD_INVALID' })
  })

  it('is never one of two at once, whatever was agreed before', () => {
    const period = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
      .map(([start, days]): AgreementPeriod => ({
        fromOn: addDays(today, start),
        untilOn: addDays(today, start + days),
      }))
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 12 }), (wishes) => {
        const agreed: AgreementPeriod[] = []
        for (const one of wishes) if (agreeTerms({ ...wish, ...one, others: agreed }).ok) agreed.push(one)
        const counts = new Map<string, number>()
        for (let day = 0; day <= 80; day++) {
          const on = addDays(today, day)
          counts.set(on, agreed.filter(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn).length)
        }
        expect(Math.max(...counts.values())).toBe(1)
        // And none was refused that would have fitted.
        for (const one of wishes) {
          const days = [...counts].filter(([on]) => one.fromOn <= on && on <= one.untilOn)
          expect(days.some(([, count]) => count === 1)).toBe(true)
        }
      }),
      { numRuns: runs(2000) },
    )
  })
})
