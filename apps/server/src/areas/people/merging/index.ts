export { mergeCustomers, type MergedArchives } from './merge-customers.ts'
export { CARDS_JOINED } from './merging.audit.ts'
export { openMatters } from './open-matters.queries.ts'
export { requirePair } from './pair.queries.ts'
