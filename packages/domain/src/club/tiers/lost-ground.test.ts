import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { standingChange, takenBackCause, tierWithoutGround, type TierStep } from './lost-ground.ts'

const rules = defaultRules()
const [first, second, third, fourth] = rules.tiers.map(({ code }) => code) as [string, string, string, string]
const threshold = (code: string) => rules.tiers.find((tier) => tier.code === code)!.thresholdQualifying
const joined: TierStep = { from: null, to: first, cause: 'join:founding', rules }
const step = (from: string, to: string, cause: string): TierStep => ({ from, to, cause, rules })

describe('a tier whose ground is taken back', () => {
  it('stays while the points reach it, and to the point', () => {
    const steps = [joined, step(first, second, 'visit:a:1')]
    expect(tierWithoutGround(steps, threshold(second))).toBeNull()
    expect(tierWithoutGround(steps, threshold(second) - 1)).toBe(first)
  })

  it('falls to what is left still reaches, or through several lifts', () => {
    expect(tierWithoutGround([joined, step(first, fourth, 'visit:a:1')], threshold(third))).toBe(third)
    const risen = [joined, step(first, second, 'visit:a:1'), step(second, third, 'source:b')]
    expect(tierWithoutGround(risen, threshold(second))).toBe(second)
    expect(tierWithoutGround(risen, 0)).toBe(first)
  })

  it('is held by what is no lift by points', () => {
    for (const cause of ['upgrade:repair:x', 'renewal:2027-01-01'])
      expect(tierWithoutGround([joined, step(first, third, cause)], 0)).toBeNull()
    const confirmed = [joined, step(first, second, 'upgrade:repair:x'), step(second, third, 'visit:a:1')]
    expect(tierWithoutGround(confirmed, 0)).toBe(second)
    expect(tierWithoutGround([joined], 0)).toBeNull()
  })

  it('that came from another card rests on what that card’s tier rests on', () => {
    const came = (...merged: TierStep[]): TierStep => ({
      ...step(first, third, 'merge:x'),
      merged: [joined, ...merged],
    })
    const byPoints = [joined, came(step(first, third, 'visit:a:1'))]
    expect(tierWithoutGround(byPoints, threshold(third))).toBeNull()
    expect(tierWithoutGround(byPoints, threshold(third) - 1)).toBe(second)
    expect(tierWithoutGround(byPoints, 0)).toBe(first)
    const confirmed = step(first, second, 'upgrade:repair:v')
    const partly = [joined, came(confirmed, step(second, third, 'visit:a:1'))]
    expect(tierWithoutGround(partly, 0)).toBe(second)
    const fallen = [...partly, step(third, second, takenBackCause('visit:a:1:reversal'))]
    expect(tierWithoutGround(fallen, 0)).toBeNull()
    const gone = came({ ...confirmed, repairGone: true }, step(second, third, 'visit:a:1'))
    expect(tierWithoutGround([joined, gone, fallen.at(-1)!], 0)).toBe(first)
    // Nothing of what it had can be taken back.
    expect(tierWithoutGround([joined, came(step(first, third, 'upgrade:insurance:2026'))], 0)).toBeNull()
    expect(tierWithoutGround([joined, step(first, third, 'merge:of an unknown card')], 0)).toBeNull()
  })

  it('is held by the tier of another card that was no better, until a review judges both', () => {
    const lifted = step(first, second, 'visit:a:1')
    const merged = [joined, step(first, second, 'upgrade:repair:v')]
    const beside: TierStep = { ...step(second, second, 'merge:x'), merged }
    expect(tierWithoutGround([joined, lifted, beside], 0)).toBeNull()
    expect(tierWithoutGround([joined, lifted, { ...beside, merged: [joined] }], 0)).toBe(first)
    const reviewed = [joined, lifted, beside, step(second, first, 'renewal:2027-01-01'), lifted]
    expect(tierWithoutGround(reviewed, 0)).toBe(first)
  })

  it('falls no further than a repair below it holds', () => {
    const between = [
      joined,
      step(first, second, 'upgrade:repair:x'),
      step(second, fourth, 'visit:a:1'),
      step(fourth, third, takenBackCause('visit:a:1:reversal')),
    ]
    expect(tierWithoutGround(between, 0)).toBe(second)
  })

  it('goes on from what was taken back before', () => {
    const once = [
      joined,
      step(first, second, 'visit:a:1'),
      step(second, third, 'visit:b:1'),
      step(third, second, takenBackCause('visit:b:1:reversal')),
    ]
    expect(tierWithoutGround(once, threshold(second))).toBeNull()
    expect(tierWithoutGround(once, 0)).toBe(first)
    const between = [
      joined,
      step(first, fourth, 'visit:a:1'),
      step(fourth, third, takenBackCause('visit:a:1:reversal')),
    ]
    expect(tierWithoutGround(between, threshold(third))).toBeNull()
    expect(tierWithoutGround(between, threshold(second))).toBe(second)
    expect(tierWithoutGround(between, 0)).toBe(first)
  })

  it('goes with the repair that it was confirmed for, unless the points reach it', () => {
    const lifted = { ...step(first, second, 'upgrade:repair:v'), repairGone: true }
    expect(tierWithoutGround([joined, lifted], threshold(second) - 1)).toBe(first)
    expect(tierWithoutGround([joined, lifted], threshold(second))).toBeNull()
    const further = [joined, lifted, step(second, third, 'visit:a:1')]
    expect(tierWithoutGround(further, threshold(third))).toBeNull()
    expect(tierWithoutGround(further, 0)).toBe(first)
    expect(tierWithoutGround([joined, lifted, step(second, third, 'upgrade:insurance:2026')], 0)).toBeNull()
  })

  it('goes with the points that staff confirmed it for', () => {
    const confirmed = [joined, step(first, second, 'upgrade:qualifying_points:x')]
    expect(tierWithoutGround(confirmed, threshold(second))).toBeNull()
    expect(tierWithoutGround(confirmed, threshold(second) - 1)).toBe(first)
  })
})

it('what a member stands on is the last change that was not taken back, or was only in part', () => {
  const change = (to: string, cause: string) => ({ to, cause })
  const [join, silver, vip] = [change(first, 'join:x'), change(second, 'visit:a:1'), change(fourth, 'visit:b:1')]
  const back = (to: string) => change(to, takenBackCause('visit:b:1:reversal'))
  expect(standingChange([])).toBeUndefined()
  expect(standingChange([join, silver])).toBe(silver)
  expect(standingChange([join, silver, vip, back(second)])).toBe(silver)
  expect(standingChange([join, silver, vip, back(first)])).toBe(join)
  expect(standingChange([join, silver, vip, back(third)])).toBe(vip)
  expect(standingChange([join, silver, back(first), vip])).toBe(vip)
})
