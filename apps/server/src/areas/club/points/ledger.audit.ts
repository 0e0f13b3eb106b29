import type { AuditCheck } from '../../../platform/audit.ts'
import { idsFrom, idsOfDays, sealOf, type ClosedRows } from '../../../platform/audit/closed-days.ts'

const sumOn = (track: string, account: string) =>
  `COALESCE(SUM(CASE WHEN e.track = '${track}' AND e.account = '${account}' THEN e.points ELSE 0 END), 0)`

/** What a posting gave on a track. */
const issued = (posting: string, track: string) =>
  `(SELECT COALESCE(SUM(e.points), 0) FROM ledger_entries e
    WHERE e.postingId = ${posting} AND e.track = '${track}' AND e.account = 'issued')`

/** What entries left in a lot `l`, from the index. */
const entriesOfLot = `(SELECT COALESCE(SUM(e.points), 0) FROM ledger_entries e
    WHERE e.memberId = l.memberId AND e.lotId = l.id AND e.account = 'member')`

/** Postings are written once: those written on a day are closed together. */
const closedPostings: ClosedRows = {
  name: 'postings',
  days: `SELECT SUBSTR(postedAt, 1, 10) AS day,
      ${sealOf('id', 'memberId', 'cause', 'kind', 'subjectId', 'reversesId', 'tier', 'actId')} AS seal
    FROM ledger_postings GROUP BY SUBSTR(postedAt, 1, 10)`,
  open: (read, days) => idsOfDays(read, 'SELECT id FROM ledger_postings WHERE SUBSTR(postedAt, 1, 10)', days),
}

/** Lots change as they are spent, with a posting or, wrongly, without: what is open are the members of either. */
const closedLots: ClosedRows = {
  name: 'members',
  days: `SELECT earnedOn AS day, ${sealOf('id', 'memberId', 'postingId', 'points', 'remaining')} AS seal
    FROM point_lots GROUP BY earnedOn`,
  open: async (read, days, others) => {
    const posted = (among: (column: string) => string) =>
      `SELECT DISTINCT memberId AS id FROM ledger_postings WHERE ${among('id')}`
    return [
      ...(await idsOfDays(read, 'SELECT DISTINCT memberId AS id FROM point_lots WHERE earnedOn', days)),
      ...(await idsFrom(read, others.questions('postings', posted))),
    ]
  },
}

export const closedLedger: readonly ClosedRows[] = [closedPostings, closedLots]

/** The laws of the ledger (req. 2.9, 2.10), each asked of the raw rows; sums of millions of entries come from indexes in their order. */
export const ledgerChecks: readonly AuditCheck[] = [
  {
    code: 'POSTING_UNBALANCED',
    message: '分录合计不为零',
    sql: `SELECT postingId, track, SUM(points) AS total FROM ledger_entries GROUP BY postingId, track HAVING SUM(points) <> 0`,
  },
  {
    code: 'POSTING_EMPTY',
    message: '凭证没有分录',
    of: 'postings',
    openSql: (among) => `SELECT p.id AS postingId FROM ledger_postings p
      WHERE ${among('p.id')} AND NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.postingId = p.id)`,
  },
  {
    code: 'POSTING_CAUSE_MISSING',
    message: '凭证没有事由',
    of: 'postings',
    openSql: (among) => `SELECT id AS postingId FROM ledger_postings WHERE ${among('id')} AND cause = ''`,
  },
  {
    code: 'POSTING_CAUSE_TWICE',
    message: '同一事由入账多次',
    sql: `SELECT memberId, cause, COUNT(*) AS times FROM ledger_postings GROUP BY memberId, cause HAVING COUNT(*) > 1`,
  },
  {
    code: 'POSTING_ACT_MISSING',
    message: '凭证没有操作记录',
    of: 'postings',
    openSql: (among) =>
      `SELECT p.id AS postingId FROM ledger_postings p WHERE ${among('p.id')} AND NOT EXISTS (SELECT 1 FROM acts a WHERE a.id = p.actId)`,
  },
  {
    code: 'POSTING_REVERSED_TWICE',
    message: '同一凭证被冲销多次',
    sql: `SELECT reversesId AS postingId, COUNT(*) AS times FROM ledger_postings WHERE reversesId IS NOT NULL
      GROUP BY reversesId HAVING COUNT(*) > 1`,
  },
  {
    code: 'REVERSAL_WRONG',
    message: '冲销与原凭证不符',
    of: 'postings',
    openSql: (
      among,
    ) => `SELECT r.id AS postingId, r.reversesId FROM ledger_postings r LEFT JOIN ledger_postings p ON p.id = r.reversesId
      WHERE ${among('r.id')} AND r.reversesId IS NOT NULL AND (p.id IS NULL OR p.memberId <> r.memberId
        OR ${issued('r.id', 'qualifying')} <> -${issued('p.id', 'qualifying')}
        OR ${issued('r.id', 'redeemable')} <> -${issued('p.id', 'redeemable')})`,
  },
  {
    code: 'ENTRY_ORPHAN',
    message: '分录没有对应的凭证',
    of: 'postings',
    openSql: (
      among,
    ) => `SELECT e.id AS entryId, e.postingId FROM ledger_entries e LEFT JOIN ledger_postings p ON p.id = e.postingId
      WHERE ${among('e.postingId')} AND (p.id IS NULL OR p.memberId <> e.memberId)`,
  },
  {
    code: 'ENTRY_LOT_MISSING',
    message: '可兑换积分的分录没有批次',
    of: 'postings',
    openSql: (among) => `SELECT e.id AS entryId, e.lotId FROM ledger_entries e LEFT JOIN point_lots l ON l.id = e.lotId
      WHERE ${among('e.postingId')} AND ((e.lotId IS NOT NULL AND (l.id IS NULL OR l.memberId <> e.memberId))
        OR (e.lotId IS NULL AND e.track = 'redeemable' AND e.account IN ('member', 'held', 'redeemed')))`,
  },
  {
    code: 'LOT_ORPHAN',
    message: '批次没有对应的凭证',
    of: 'postings',
    openSql: (
      among,
    ) => `SELECT l.id AS lotId, l.postingId FROM point_lots l LEFT JOIN ledger_postings p ON p.id = l.postingId
      WHERE ${among('l.memberId')} AND (p.id IS NULL OR p.memberId <> l.memberId)`,
  },
  {
    code: 'LOT_WRONG',
    message: '批次剩余与分录不符',
    of: 'members',
    openSql: (among) => `SELECT l.id AS lotId, l.points, l.remaining, ${entriesOfLot} AS entries FROM point_lots l
      WHERE ${among('l.memberId')} AND (l.remaining <> ${entriesOfLot} OR l.remaining < 0 OR l.remaining > l.points)`,
  },
  {
    code: 'BALANCE_WRONG',
    message: '余额与分录合计不符',
    sql: `SELECT a.memberId, a.qualifying, a.redeemable, a.held, a.debt, COALESCE(s.qualifying, 0) AS qualifyingEntries,
        COALESCE(s.redeemable, 0) AS redeemableEntries, COALESCE(s.held, 0) AS heldEntries, COALESCE(s.debt, 0) AS debtEntries
      FROM point_accounts a LEFT JOIN (SELECT e.memberId, ${sumOn('qualifying', 'member')} AS qualifying,
          ${sumOn('redeemable', 'member')} AS redeemable, ${sumOn('redeemable', 'held')} AS held, -${sumOn('redeemable', 'debt')} AS debt
        FROM ledger_entries e GROUP BY e.memberId) s ON s.memberId = a.memberId
      WHERE a.qualifying <> COALESCE(s.qualifying, 0) OR a.redeemable <> COALESCE(s.redeemable, 0)
        OR a.held <> COALESCE(s.held, 0) OR a.debt <> COALESCE(s.debt, 0) OR a.redeemable < 0 OR a.held < 0 OR a.debt < 0`,
  },
]
