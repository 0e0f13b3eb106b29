export { addRuleSet, rulesBetween, ruleSetOf, rulesInForce, ruleVersionInForce } from './rules.repository.ts'
