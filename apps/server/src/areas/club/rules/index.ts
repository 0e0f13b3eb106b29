export { addDraft, findDraft, problemsOf } from './rule-drafts.repository.ts'
export { addRuleSet, rulesBetween, ruleSetOf, rulesInForce, ruleVersionInForce } from './rules.repository.ts'
export { rulesRoutes } from './rules.router.ts'
export { workTypesRoutes } from './work-types.router.ts'
