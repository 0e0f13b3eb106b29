import type { Rules } from '@cheyou/contract'
import { entryFacts, membershipFacts, tierFacts, upgradeFacts } from './rule-club-facts.ts'
import { campaignFacts, pointFacts, rateFacts, sourceFacts } from './rule-point-facts.ts'
import { discountFacts, limitFacts } from './rule-till-facts.ts'
import { ruleSections, type Named, type RuleFact } from './rule-words.ts'

/** Everything a manager edits, in words, in the order of the form (req. 2.3). */
export function ruleFacts(rules: Rules, workTypes: readonly Named[]): RuleFact[] {
  return [
    ...tierFacts(rules, workTypes),
    ...entryFacts(rules),
    ...rateFacts(rules, workTypes),
    ...campaignFacts(rules, workTypes),
    ...sourceFacts(rules),
    ...pointFacts(rules),
    ...membershipFacts(rules),
    ...upgradeFacts(rules),
    ...discountFacts(rules),
    ...limitFacts(rules),
  ]
}

export interface RuleChange extends Omit<RuleFact, 'value'> {
  /** Null: it was not there, or is not there any more. */
  readonly before: string | null
  readonly after: string | null
}

/** What two versions say differently, in the order of the form. */
export function ruleChanges(before: readonly RuleFact[], after: readonly RuleFact[]): RuleChange[] {
  const old = new Map(before.map((fact) => [fact.key, fact]))
  const now = new Map(after.map((fact) => [fact.key, fact]))
  const changes = [
    ...after.map((fact) => ({ ...fact, before: old.get(fact.key)?.value ?? null, after: fact.value })),
    ...before.filter(({ key }) => !now.has(key)).map((fact) => ({ ...fact, before: fact.value, after: null })),
  ]
  return changes
    .filter((change) => change.before !== change.after)
    .map(({ key, section, subject, label, before: from, after: to }) => ({
      key,
      section,
      subject,
      label,
      before: from,
      after: to,
    }))
    .toSorted((a, b) => ruleSections.indexOf(a.section) - ruleSections.indexOf(b.section))
}
