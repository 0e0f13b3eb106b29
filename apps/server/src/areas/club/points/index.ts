export {
  balancesOf,
  continuedIn,
  ledgersOf,
  lockBalance,
  lockBalances,
  lockWithKept,
  openAccounts,
  openLots,
  readBalances,
} from './accounts.ts'
export {
  addAdjustment,
  endAdjustment,
  findAdjustment,
  passedAlone,
  pendingAdjustments,
  type StoredAdjustment,
} from './adjustments.repository.ts'
export { continueAccount, moveDraws, passOnPoints, type PointsMove } from './move-points.ts'
export { explainEntry, givenOn, notReversed, statementOf } from './points.queries.ts'
export { postEntries, type Posted, type PostingDraft } from './post-entries.ts'
export { drawsOfSubject, findPosting, givenBy, lotsOfSubject, type PostedEntries } from './posted.repository.ts'
export { pointsOver, pointsOverOf, shownBalances, withoutOver } from './shown-balances.ts'
export type { RefundFacts, VisitFacts } from './visit-facts.ts'
export { expiringInClub, expiringWithin, liability, pointsOutlook } from './points-outlook.queries.ts'
export { postSource, type SourceOccasion, type SourcePosted } from './post-source.ts'
export { pointsReport, type PointsReportRow } from './points-report.ts'
