import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { benefitsLeft, undoBenefitUse, useBenefit } from './benefits.ts'
import type { BenefitFacts, BenefitUse } from './benefits.ts'

const rules = defaultRules()
const used = (usedOn: string, change: Partial<BenefitUse> = {}): BenefitUse => ({
  code: 'wash',
  usedOn,
  quantity: 1,
  undone: false,
  ...change,
})
const facts = (tier: string, uses: readonly BenefitUse[] = []): BenefitFacts => ({
  tier,
  startsOn: '2026-03-01',
  endsOn: '2027-02-28',
  uses,
})
const use = (
  own: BenefitFacts,
  quantity = 1,
  asOf = '2026-11-22',
  membership: 'active' | 'grace' | 'lapsed' = 'active',
) => useBenefit({ code: 'wash', quantity, facts: own, membership, asOf, rules })

describe('benefitsLeft', () => {
  it('counts down within the membership year, without what was undone or used before it', () => {
    const uses = [used('2026-02-28'), used('2026-03-01'), used('2027-02-28'), used('2026-05-01', { undone: true })]
    expect(benefitsLeft(facts('gold', uses), rules)).toEqual([
      { code: 'wash', name: '免费洗车', perYear: 4, used: 2, left: 2 },
      { code: 'inspection', name: '免费检测', perYear: 1, used: 0, left: 1 },
      { code: 'rescue', name: '免费救援', perYear: 1, used: 0, left: 1 },
    ])
  })

  it('follows the tier of today, never below 0', () => {
    const uses = [used('2026-04-01', { quantity: 4 })]
    expect(benefitsLeft(facts('vip', uses), rules)[0]).toMatchObject({ used: 4, left: 8 })
    expect(benefitsLeft(facts('silver', uses), rules)[0]).toMatchObject({ used: 4, left: 0 })
    expect(benefitsLeft(facts('standard', uses), rules)).toEqual([])
  })
})

describe('useBenefit', () => {
  it('records the use and what is left', () => {
    expect(use(facts('silver'))).toEqual({ ok: true, value: { use: used('2026-11-22'), left: 1 } })
  })

  it('refuses what is used up, unknown or lapsed', () => {
    expect(use(facts('silver', [used('2026-04-01')]), 2)).toMatchObject({
      code: 'BENEFIT_USED_UP',
      facts: { benefit: 'wash', perYear: 2, left: 1, quantity: 2 },
    })
    expect(use(facts('standard'))).toMatchObject({ code: 'BENEFIT_UNKNOWN' })
    expect(use(facts('silver'), 1, '2027-05-01', 'lapsed')).toMatchObject({ code: 'MEMBERSHIP_LAPSED' })
  })

  it('counts a use in grace to the year that ended', () => {
    const first = use(facts('silver'), 2, '2027-03-10', 'grace')
    if (!first.ok) throw new Error(first.code)
    expect(first.value.use.usedOn).toBe('2027-02-28')
    expect(use(facts('silver', [first.value.use]), 1, '2027-03-11', 'grace').ok).toBe(false)
  })

  it('gives a use back that is undone, once', () => {
    const undone = undoBenefitUse(used('2026-04-01', { quantity: 2 }))
    if (!undone.ok) throw new Error(undone.code)
    expect(benefitsLeft(facts('silver', [undone.value]), rules)[0]).toMatchObject({ used: 0, left: 2 })
    expect(undoBenefitUse(undone.value)).toMatchObject({ code: 'BENEFIT_USE_STATE' })
  })
})
