import type { Explanation, StatementEntry } from '@cheyou/contract'
import { businessDateOf, type Track } from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { ledgersOf } from './accounts.ts'
import { cursorAfter, cutPage, instantKey, readCursor, textKey } from '../../../platform/http/paging.ts'
import { ruleSetOf } from '../rules/index.ts'
import type { VisitFacts } from './visit-facts.ts'
import { sum } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { ledgerPostings } from './points.tables.ts'

const statementRowShape = {
  ...pick(ledgerPostings, 'id', 'kind', 'effectiveAt', 'facts', 'tier', 'ruleVersion'),
  qualifying: sum(),
  redeemable: sum(),
  debt: sum(),
}
type StatementRow = RowOf<typeof statementRowShape>

/** Sums of a posting's entries on the member's side; a scalar subquery each, over the posting's few rows. */
const sumOf = (track: string, account: string) =>
  `(SELECT COALESCE(SUM(points), 0) FROM ledger_entries e
    WHERE e.postingId = p.id AND e.track = '${track}' AND e.account = '${account}')`

const columns = `p.id, p.kind, p.effectiveAt, p.facts, p.tier, p.ruleVersion,
  ${sumOf('qualifying', 'member')} AS qualifying, ${sumOf('redeemable', 'member')} AS redeemable,
  -${sumOf('redeemable', 'debt')} AS debt`

/** SQL: what the posting `p` gave on a track, the part that paid a debt included. */
export const givenOn = (track: Track): string =>
  `(SELECT COALESCE(-SUM(e.points), 0) FROM ledger_entries e
    WHERE e.postingId = p.id AND e.track = '${track}' AND e.account = 'issued')`

/** SQL: no later posting took the posting `p` back. Of a visit's postings, one for each revision, at most one is so. */
export const notReversed = `NOT EXISTS
  (SELECT 1 FROM ledger_postings back WHERE back.subjectId = p.subjectId AND back.reversesId = p.id)`

/** A page of a member's statement, newest first (req. 2.1). */
export async function statementOf(
  sql: Sql,
  memberId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ rows: StatementEntry[]; nextCursor: string | null }> {
  const after = page.cursor === undefined ? null : readCursor(page.cursor, [instantKey, textKey])
  const found = await rows(
    sql,
    statementRowShape,
    `SELECT ${columns} FROM ledger_postings p WHERE p.memberId = ?
     ${after ? 'AND (p.effectiveAt < ? OR (p.effectiveAt = ? AND p.id < ?))' : ''}
     ORDER BY p.effectiveAt DESC, p.id DESC LIMIT ?`,
    [memberId, ...(after ? [after[0], ...after] : []), page.limit + 1],
  )
  const { rows: shown, last } = cutPage(found, page.limit)
  return {
    rows: shown.map(statementEntry),
    nextCursor: last ? cursorAfter([last.effectiveAt, last.id]) : null,
  }
}

/** One entry of a person with which rule gave what for which line (req. 2.4); null when it is not theirs. */
export async function explainEntry(
  sql: Sql,
  groupId: string,
  memberId: string,
  entryId: string,
): Promise<{ entry: StatementEntry; explanation: Explanation | null } | null> {
  const ledgers = await ledgersOf(sql, memberId)
  const row = await firstRow(
    sql,
    statementRowShape,
    `SELECT ${columns} FROM ledger_postings p WHERE p.memberId IN (${placeholders(ledgers.length)}) AND p.id = ?`,
    [...ledgers, entryId],
  )
  if (!row) return null
  const entry = statementEntry(row)
  const facts = row.facts as Partial<VisitFacts>
  if (!facts.parts || row.ruleVersion === null || row.tier === null) return { entry, explanation: null }
  const ruleVersion = row.ruleVersion
  const rules = await ruleSetOf(sql, groupId, ruleVersion)
  const explanation: Explanation = {
    ruleVersion,
    tier: { code: row.tier, name: nameIn('tier', rules.tiers, row.tier) },
    workType: facts.workType ?? null,
    workTypeName: facts.workTypeName ?? null,
    parts: facts.parts,
    discounts: [...(facts.discounts ?? [])],
  }
  return { entry, explanation }
}

function statementEntry(row: StatementRow): StatementEntry {
  const at = row.effectiveAt
  const facts = row.facts as Record<string, unknown>
  const word = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null)
  return {
    id: row.id,
    kind: row.kind,
    at: at.toISOString(),
    on: businessDateOf(at),
    qualifying: row.qualifying,
    redeemable: row.redeemable,
    debt: row.debt,
    subject: {
      orderNumber: word('orderNumber'),
      plate: word('plate'),
      rewardName: word('rewardName'),
      sourceName: word('sourceName'),
      reason: word('reason'),
    },
  }
}
