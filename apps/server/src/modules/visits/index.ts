export { visitCause, visitEarning, type EarningMember, type EarningVisit, type SettledLine } from './visit-earning.ts'
export { visitReversal } from './visit-reversal.ts'
export { lastVisitOf, serviceHistory } from './visits.queries.ts'
export { visitsRoutes } from './visits.router.ts'
