export { mergeCustomers, type MergedArchives } from './merge-customers.ts'
export { openMatters } from './open-matters.queries.ts'
export { requirePair } from './pair.queries.ts'
