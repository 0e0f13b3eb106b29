import { joiningWays } from './membership-rules.ts'
import type { EntryRules } from './membership-rules.ts'
import { ruleCeilings } from './rule-ceilings.ts'
import { DAYS_MAX, duplicates, MONTHS_MAX, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import type { RuleSet, TierRule } from './rule-set.ts'

export function checkEntry(entry: EntryRules, tiers: readonly TierRule[]): RuleProblem[] {
  const rankOf = (code: string) => tiers.findIndex((tier) => tier.code === code)
  const { shares, windowMonths } = entry.existing
  const path = (index: number) => `entry.existing.shares.${index}`
  const total = shares.reduce((sum, { shareMilli }) => sum + shareMilli, 0)
  return [
    ...(rankOf(entry.newMember) < 0 ? [problem('entry.newMember', 'TIER_UNKNOWN', { tier: entry.newMember })] : []),
    ...shares.flatMap(({ tier, shareMilli }, index) => {
      const above = shares[index - 1]
      return [
        ...whole(`${path(index)}.shareMilli`, shareMilli, 0, 1000),
        ...(rankOf(tier) < 0 ? [problem(`${path(index)}.tier`, 'TIER_UNKNOWN', { tier })] : []),
        ...(above && rankOf(above.tier) >= 0 && rankOf(tier) > rankOf(above.tier)
          ? [problem(`${path(index)}.tier`, 'SHARE_TIERS_NOT_FALLING', { tier, above: above.tier })]
          : []),
      ]
    }),
    ...duplicates(
      shares,
      ({ tier }) => tier,
      ({ tier }, index) => problem(`${path(index)}.tier`, 'SHARE_TIER_DUPLICATE', { tier }),
    ),
    ...(total > 1000 ? [problem('entry.existing.shares', 'SHARES_OVER_WHOLE', { totalMilli: total })] : []),
    ...(windowMonths === null ? [] : whole('entry.existing.windowMonths', windowMonths, 1, MONTHS_MAX)),
  ]
}

export function checkJoining({ joining }: RuleSet): RuleProblem[] {
  const problems = joiningWays.flatMap((way) => {
    const path = `joining.ways.${way}`
    const { enabled, feeFen, minimumSpendFen, bonus } = joining.ways[way]
    return [
      ...whole(`${path}.feeFen`, feeFen, 0, ruleCeilings.feeFen),
      ...whole(`${path}.minimumSpendFen`, minimumSpendFen, 0, ruleCeilings.visitFen),
      ...whole(`${path}.bonus.qualifying`, bonus.qualifying, 0, ruleCeilings.points),
      ...whole(`${path}.bonus.redeemable`, bonus.redeemable, 0, ruleCeilings.points),
      ...(way === 'fee' && enabled && feeFen === 0 ? [problem(`${path}.feeFen`, 'JOINING_FEE_MISSING')] : []),
    ]
  })
  const open = joiningWays.some((way) => joining.ways[way].enabled)
  return open ? problems : [...problems, problem('joining.ways', 'JOINING_NO_WAY')]
}

export function checkMembership({ membership }: RuleSet): RuleProblem[] {
  const { months, graceDays, renewal } = membership
  const { fee, points, insurance, remindDaysBefore } = renewal
  const path = 'membership.renewal'
  return [
    ...whole('membership.months', months, 1, MONTHS_MAX),
    ...whole('membership.graceDays', graceDays, 0, DAYS_MAX),
    ...whole(`${path}.fee.amountFen`, fee.amountFen, fee.enabled ? 1 : 0, ruleCeilings.feeFen),
    ...whole(`${path}.points.redeemable`, points.redeemable, points.enabled ? 1 : 0, ruleCeilings.points),
    ...whole(`${path}.insurance.premiumFen`, insurance.premiumFen, insurance.enabled ? 1 : 0, ruleCeilings.premiumFen),
    ...(fee.enabled || points.enabled || insurance.enabled ? [] : [problem(path, 'RENEWAL_NO_WAY')]),
    ...remindDaysBefore.flatMap((days, index) => {
      const at = `${path}.remindDaysBefore.${index}`
      const earlier = remindDaysBefore[index - 1]
      // No month has fewer days, so a reminder within so many falls into the year it is about.
      const most = 28 * months
      return [
        ...whole(at, days, 0, DAYS_MAX),
        ...(days > most ? [problem(at, 'REMINDER_BEFORE_YEAR', { days, most })] : []),
        ...(earlier !== undefined && days >= earlier
          ? [problem(at, 'REMINDERS_NOT_FALLING', { days, before: earlier })]
          : []),
      ]
    }),
  ]
}

export function checkUpgrade({ upgrade, downgrade, tiers }: RuleSet): RuleProblem[] {
  const { qualifying_points: byPoints, redeemable_points: given, repair, insurance } = upgrade.ways
  const path = 'upgrade.ways'
  const open = byPoints.enabled || given.enabled || repair.enabled || insurance.enabled
  return [
    ...whole(`${path}.redeemable_points.points`, given.points, given.enabled ? 1 : 0, ruleCeilings.points),
    ...whole(`${path}.repair.amountFen`, repair.amountFen, repair.enabled ? 1 : 0, ruleCeilings.visitFen),
    ...whole(`${path}.insurance.premiumFen`, insurance.premiumFen, insurance.enabled ? 1 : 0, ruleCeilings.premiumFen),
    ...whole(`${path}.insurance.years`, insurance.years, 1, 10),
    ...(open || tiers.length < 2 ? [] : [problem(path, 'UPGRADE_NO_WAY')]),
    ...(downgrade.kind === 'keep'
      ? []
      : whole('downgrade.belowQualifying', downgrade.belowQualifying, 1, ruleCeilings.collectedPoints)),
  ]
}
