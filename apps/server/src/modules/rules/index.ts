export { addRuleSet, ruleSetOf, rulesInForce, ruleVersionInForce } from './rules.repository.ts'
