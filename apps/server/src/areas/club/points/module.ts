import { pointsPosted, visitCorrected } from '@cheyou/contract'
import { terms } from '@cheyou/words'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { expiredTwiceFindings } from './expired-twice.audit.ts'
import { expireLots } from './expire-lots.ts'
import { passOnPoints } from './move-points.ts'
import { pointsTables } from './points.tables.ts'
import { Points1795400000000 } from './migrations/1795400000000-points.ts'
import { AdjustmentSums1796010000001 } from './migrations/1796010000001-adjustment-sums.ts'
import { AccountAliases1795844700000 } from './migrations/1795844700000-account-aliases.ts'
import { AdjustmentsInOrder1795847100001 } from './migrations/1795847100001-adjustments-in-order.ts'
import { LotsPast1795848100000 } from './migrations/1795848100000-lots-past.ts'
import { LotsOfMember1796170000000 } from './migrations/1796170000000-lots-of-member.ts'
import { EntriesSummed1795848100002 } from './migrations/1795848100002-entries-summed.ts'
import { aliasChecks } from './aliases.audit.ts'
import { BalancesInOrder1795845600002 } from './migrations/1795845600002-balances-in-order.ts'
import { closedLedger, ledgerChecks } from './ledger.audit.ts'

export const points: Module = {
  name: 'club/points',
  tables: pointsTables,
  migrations: [
    Points1795400000000,
    AccountAliases1795844700000,
    BalancesInOrder1795845600002,
    AdjustmentSums1796010000001,
    AdjustmentsInOrder1795847100001,
    LotsPast1795848100000,
    EntriesSummed1795848100002,
    LotsOfMember1796170000000,
  ],
  handlers: [
    inUnit(pointsPosted, (unit, postings) =>
      passOnPoints(
        unit,
        postings.filter(({ kind }) => kind === 'visit_reversal' || kind === 'visit_refund'),
      ),
    ),
    inUnit(visitCorrected, passOnPoints),
  ],
  audit: {
    counts: { accounts: 'point_accounts', postings: 'ledger_postings', entries: 'ledger_entries', lots: 'point_lots' },
    closes: closedLedger,
    checks: [...ledgerChecks, ...aliasChecks],
    searches: [expiredTwiceFindings],
  },
  jobs: [{ kind: 'expire_lots', title: terms.pointsExpire, nightly: {}, work: expireLots }],
}
