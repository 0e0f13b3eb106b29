import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { joiningWays } from '../rules/membership-rules.ts'
import type { JoiningTerms, JoiningWay } from '../rules/membership-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { joinClub, joiningOptions } from './join.ts'
import type { JoiningFacts } from './join.ts'

const rules = defaultRules()
const stranger: JoiningFacts = {
  alreadyMember: false,
  carBoughtHere: false,
  carFromElsewhere: false,
  spendFen: 0,
  drivingTrained: false,
}
const everything: JoiningFacts = {
  alreadyMember: false,
  carBoughtHere: true,
  carFromElsewhere: true,
  spendFen: 50_000,
  drivingTrained: true,
}

function withTerms(way: JoiningWay, terms: Partial<JoiningTerms>): RuleSet {
  return { ...rules, joining: { ways: { ...rules.joining.ways, [way]: { ...rules.joining.ways[way], ...terms } } } }
}
const join = (way: JoiningWay, facts: JoiningFacts, paidFen = 0, by = rules) =>
  joinClub({ way, facts, paidFen, joinedOn: '2026-11-22', rules: by })

describe('joining', () => {
  it('is open by all five ways to who has everything, for a year, on the tier of new members', () => {
    for (const way of joiningWays) {
      expect(join(way, everything, 10_000)).toEqual({
        ok: true,
        value: {
          way,
          tier: 'standard',
          startsOn: '2026-11-22',
          endsOn: '2027-11-21',
          feeFen: way === 'fee' ? 10_000 : 0,
          bonus: { qualifying: 0, redeemable: 0 },
          rulesVersion: 1,
        },
      })
    }
  })

  it('says what stands against each way', () => {
    const obstacles = joiningOptions(stranger, rules).map(({ way, obstacle }) => [way, obstacle?.code ?? null])
    expect(obstacles).toEqual([
      ['sale', 'CAR_NOT_SOLD_HERE'],
      ['own_car', 'CAR_FROM_ELSEWHERE_MISSING'],
      ['spending', 'SPEND_SHORT'],
      ['training', 'TRAINING_MISSING'],
      ['fee', null],
    ])
    expect(join('sale', stranger)).toMatchObject({ code: 'CAR_NOT_SOLD_HERE' })
    expect(join('sale', { ...everything, alreadyMember: true })).toMatchObject({ code: 'ALREADY_MEMBER' })
  })

  it('follows the terms of a way: closed, a least spending, a fee, a bonus', () => {
    expect(join('sale', everything, 0, withTerms('sale', { enabled: false }))).toMatchObject({
      code: 'JOINING_WAY_CLOSED',
      facts: { way: 'sale' },
    })
    expect(join('spending', everything, 0, withTerms('spending', { minimumSpendFen: 60_000 }))).toMatchObject({
      code: 'SPEND_SHORT',
      facts: { neededFen: 60_000, spendFen: 50_000, shortByFen: 10_000 },
    })
    expect(join('fee', stranger, 9_900)).toMatchObject({ code: 'FEE_SHORT', facts: { shortByFen: 100 } })
    const bonus = { qualifying: 100, redeemable: 50 }
    expect(join('own_car', everything, 0, withTerms('own_car', { bonus }))).toMatchObject({ value: { bonus } })
  })

  it('enters on the tier that a history earned', () => {
    const joined = joinClub({
      way: 'fee',
      facts: everything,
      paidFen: 10_000,
      joinedOn: '2026-11-22',
      entryTier: 'gold',
      rules,
    })
    expect(joined).toMatchObject({ value: { tier: 'gold' } })
  })
})
