import type { Module } from '../../../platform/module.ts'
import { customersAmong } from '../../../platform/subjects.ts'
import { Spending1795848100001 } from './migrations/1795848100001-spending.ts'
import { visitsTables } from './visits.tables.ts'
import { VisitDiscounts1795500000003 } from './migrations/1795500000003-visit-discounts.ts'
import { Refunds1796080000000 } from './migrations/1796080000000-refunds.ts'
import { SettledBy1796010000002 } from './migrations/1796010000002-settled-by.ts'
import { TillBills1795846912000 } from './migrations/1795846912000-till-bills.ts'
import { VisitsSummed1796091100000 } from './migrations/1796091100000-visits-summed.ts'
import { OrdersFromTheirEnd1796040000003 } from './migrations/1796040000003-orders-from-their-end.ts'
import { waysByOrder } from './ways-by-order.ts'
import { visitsMerging } from './merging.ts'
import { visitsRoutes } from './visits.router.ts'
import { benefitFindings } from './benefit-lines.audit.ts'
import { rateFindings } from './discount-rates.audit.ts'
import { discountChecks } from './discounts.audit.ts'
import { refundFindings } from './refunds.audit.ts'
import { visitFindings } from './visit-points.audit.ts'
import { closedVisits, visitChecks } from './visits.audit.ts'

export const visits: Module = {
  name: 'visits/visits',
  tables: visitsTables,
  migrations: [
    VisitDiscounts1795500000003,
    SettledBy1796010000002,
    TillBills1795846912000,
    Spending1795848100001,
    OrdersFromTheirEnd1796040000003,
    Refunds1796080000000,
    VisitsSummed1796091100000,
  ],
  routes: [visitsRoutes],
  merging: visitsMerging,
  finding: waysByOrder,
  subjects: {
    visitId: (sql, id) => customersAmong(sql, 'SELECT customerId FROM visits WHERE id = ?', [id]),
  },
  audit: {
    counts: { visits: 'visits', lines: 'visit_lines', discounts: 'visit_discounts' },
    closes: [closedVisits],
    checks: [...visitChecks, ...discountChecks],
    searches: [visitFindings, refundFindings, rateFindings, benefitFindings],
  },
}
