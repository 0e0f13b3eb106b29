import { expect, it } from 'vitest'
import { checkRules } from './check-rules.ts'
import { completeRules } from './complete-rules.ts'
import type { RuleDocument } from './complete-rules.ts'
import type { TierRule } from './rule-set.ts'
import { defaultRules } from './default-rules.ts'

/** Version 1 as clubs stored it before joining, renewing and discounts were rules. */
function firstDocument(): RuleDocument {
  const { version, tiers, earning, expiry, points, redemption } = defaultRules()
  return {
    version,
    tiers,
    earning: { rounding: earning.rounding, rates: earning.rates },
    expiry,
    points,
    redemption,
    membership: { months: 12, graceDays: 45 },
    upgrade: { mode: 'invite' },
  }
}

it('reads a document from before a part existed, without changing what it says', () => {
  const rules = completeRules(firstDocument())
  expect(rules).toMatchObject(firstDocument())
  expect(rules.upgrade).toEqual({ ...defaultRules().upgrade, mode: 'invite' })
  expect(rules.membership).toEqual({ ...defaultRules().membership, graceDays: 45 })
  expect(checkRules(rules)).toEqual([])
})

it('leaves a whole document as it is, after a journey through JSON too', () => {
  const rules = defaultRules()
  expect(completeRules(rules)).toEqual(rules)
  expect(completeRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
})

it('lets a wash of an old document take off work up to its price, and what the shop added itself any line as before', () => {
  const [standard, silver] = firstDocument().tiers as [TierRule, TierRule]
  const own = [...silver.package.benefits, { code: 'tyres', name: '换胎', perYear: 1 }]
  const tiers = [standard, { ...silver, package: { ...silver.package, benefits: own } }]
  expect(completeRules({ ...firstDocument(), tiers }).benefits).toEqual([
    { code: 'wash', workTypes: null, lineKinds: ['labour'], mostFen: 10_000 },
    { code: 'tyres', workTypes: null, lineKinds: null, mostFen: null },
  ])
})

it('enters on the lowest tier that a document with tiers of its own knows', () => {
  const tiers = [{ ...defaultRules().tiers[0]!, code: 'green' }, defaultRules().tiers[2]!]
  const rules = completeRules({ ...firstDocument(), tiers })
  expect(rules.entry).toMatchObject({ newMember: 'green', existing: { shares: [{ tier: 'gold', shareMilli: 80 }] } })
})
