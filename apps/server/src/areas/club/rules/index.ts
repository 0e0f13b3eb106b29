export { addDraft, findDraft, problemsOf } from './rule-drafts.repository.ts'
export { addRuleSet, rulesBetween, ruleSetOf, rulesInForce, ruleVersionInForce } from './rules.repository.ts'
