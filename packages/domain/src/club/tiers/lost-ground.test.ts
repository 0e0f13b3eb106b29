import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { takenBackCause, tierWithoutGround, type TierStep } from './lost-ground.ts'

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
    for (const cause of ['upgrade:repair:x', 'merge:x', 'renewal:2027-01-01'])
      expect(tierWithoutGround([joined, step(first, third, cause)], 0)).toBeNull()
    const confirmed = [joined, step(first, second, 'upgrade:repair:x'), step(second, third, 'visit:a:1')]
    expect(tierWithoutGround(confirmed, 0)).toBe(second)
    expect(tierWithoutGround([joined], 0)).toBeNull()
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
