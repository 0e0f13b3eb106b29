import { describe, expect, it } from 'vitest'
import type { SqlValue } from './platform/db/sql.ts'
import { emptyClub, type EmptyClub } from './areas/visits/dms/testing/empty-club.ts'
import { archiveRow, lineRow, orderRow, vins } from './areas/visits/dms/testing/export-files.ts'
import { auditClub } from './audit.ts'

/** Two members; one visit that was corrected, one void, one of each member that stands. */
async function livelyClub(): Promise<EmptyClub> {
  const club = await emptyClub()
  const archive = [archiveRow(), archiveRow({ 客户编号: 'K2', 客户名称: '朱强涵', 底盘号: vins[1] })]
  const orders = [
    orderRow(),
    orderRow({ 工单号: 'RO2' }),
    orderRow({ 工单号: 'RO3', 底盘号: vins[1] }),
    orderRow({ 工单号: 'RO4' }),
  ]
  const lines = ['RO1', 'RO2', 'RO3', 'RO4'].map((number) => lineRow({ 工单号: number, 金额: '4000' }))
  await club.import({ archive, orders, lines }, { joinAll: '2010-01-01' })
  await club.import({
    orders: [orderRow(), orderRow({ 工单号: 'RO2', 状态: '作废' })],
    lines: [lineRow(), lineRow({ 工单号: 'RO2', 金额: '4000' })],
  })
  return club
}

/** Takes the ledger's own cause of a visit: `RO1` was corrected once, `RO2` is void. */
const visit = (number: string) => `(SELECT id FROM visits WHERE orderNumber = '${number}')`
const posting = (number: string, kind = 'visit') =>
  `(SELECT MAX(id) FROM (SELECT id, subjectId, kind FROM ledger_postings) p WHERE subjectId = ${visit(number)} AND kind = '${kind}')`

interface Damage {
  finds: string[]
  /** Statements that damage rows; what they undo is tried in a unit that is not kept. */
  sql: string[]
}

const damages: Damage[] = [
  {
    finds: ['POSTING_UNBALANCED'],
    sql: [
      `UPDATE ledger_entries SET points = points - 1 WHERE postingId = ${posting('RO3')} AND track = 'qualifying' AND account = 'issued'`,
    ],
  },
  {
    finds: ['POSTING_EMPTY', 'BALANCE_WRONG'],
    sql: [`DELETE FROM ledger_entries WHERE postingId = ${posting('RO3')}`],
  },
  { finds: ['POSTING_CAUSE_MISSING'], sql: [`UPDATE ledger_postings SET cause = '' WHERE id = ${posting('RO3')}`] },
  { finds: ['POSTING_ACT_MISSING'], sql: [`UPDATE ledger_postings SET actId = 'nobody' WHERE id = ${posting('RO3')}`] },
  {
    finds: ['POSTING_MEMBER_MISSING', 'ACCOUNT_ORPHAN'],
    sql: [`DELETE FROM members WHERE id = (SELECT memberId FROM visits WHERE orderNumber = 'RO3')`],
  },
  {
    finds: ['POSTING_REVERSED_TWICE', 'REVERSAL_WRONG'],
    sql: [
      `UPDATE ledger_postings SET reversesId = (SELECT r FROM (SELECT MIN(reversesId) AS r FROM ledger_postings) x) WHERE id = ${posting('RO4')}`,
    ],
  },
  {
    finds: ['REVERSAL_WRONG'],
    sql: [`UPDATE ledger_postings SET reversesId = 'nothing' WHERE id = ${posting('RO2', 'visit_reversal')}`],
  },
  { finds: ['ENTRY_ORPHAN', 'LOT_ORPHAN'], sql: [`DELETE FROM ledger_postings WHERE id = ${posting('RO3')}`] },
  { finds: ['ENTRY_LOT_MISSING'], sql: [`DELETE FROM point_lots WHERE postingId = ${posting('RO3')}`] },
  {
    finds: ['LOT_WRONG'],
    sql: [`UPDATE point_lots SET remaining = remaining - 1 WHERE postingId = ${posting('RO3')}`],
  },
  {
    finds: ['ACCOUNT_MISSING'],
    sql: [`DELETE FROM point_accounts WHERE memberId = (SELECT memberId FROM visits WHERE orderNumber = 'RO3')`],
  },
  { finds: ['BALANCE_WRONG'], sql: ['UPDATE point_accounts SET redeemable = redeemable + 1'] },
  { finds: ['BALANCE_WRONG', 'HELD_WRONG'], sql: ['UPDATE point_accounts SET held = held + 1'] },
  { finds: ['LINE_ORPHAN'], sql: [`UPDATE visit_lines SET visitId = 'nothing' WHERE visitId = ${visit('RO3')}`] },
  { finds: ['LAST_VISIT_WRONG'], sql: [`UPDATE members SET lastVisitOn = NULL WHERE lastVisitOn IS NOT NULL`] },
  { finds: ['VISIT_SUMS_WRONG'], sql: [`UPDATE visits SET customerFen = customerFen + 1 WHERE orderNumber = 'RO3'`] },
  { finds: ['VISIT_POSTING_STRAY'], sql: [`UPDATE visits SET state = 'void' WHERE orderNumber = 'RO3'`] },
  {
    finds: ['VISIT_POSTING_MISSING'],
    sql: [`UPDATE ledger_postings SET cause = 'visit:another:1' WHERE id = ${posting('RO3')}`],
  },
  {
    finds: ['VISIT_POINTS_WRONG', 'VISIT_SUMS_WRONG'],
    sql: [`UPDATE visit_lines SET amountFen = amountFen + 500 WHERE visitId = ${visit('RO3')}`],
  },
  { finds: ['TIER_CHAIN_BROKEN'], sql: [`UPDATE members SET tier = 'vip'`] },
  {
    finds: ['TIER_CHAIN_BROKEN', 'VISIT_TIER_UNKNOWN'],
    sql: [`UPDATE tier_changes SET toTier = 'platinum'`, `UPDATE ledger_postings SET tier = 'platinum'`],
  },
]

class Undo extends Error {}

/** Audits a damaged ledger inside a transaction that is then undone. */
async function findingsAfter(club: EmptyClub, statements: readonly string[]): Promise<string[]> {
  let codes: string[] = []
  const attempt = club.app.db.upkeep(async (sql) => {
    for (const statement of statements) expect(await sql.run(statement)).toBeGreaterThan(0)
    codes = (await auditClub(sql)).findings.map((finding) => finding.code)
    throw new Undo()
  })
  await expect(attempt).rejects.toThrow(Undo)
  return [...new Set(codes)]
}

describe('the audit', () => {
  it('finds nothing in a sound ledger, and each kind of damage', async () => {
    const club = await livelyClub()
    expect(await auditClub(club.app.db.read)).toEqual({
      ok: true,
      checked: {
        members: 2,
        accounts: 2,
        postings: 7,
        entries: 28,
        lots: 4,
        tierChanges: 6,
        visits: 4,
        lines: 4,
        discounts: 0,
        redemptions: 0,
      },
      findings: [],
    })
    for (const { finds, sql } of damages)
      expect({ sql, found: await findingsAfter(club, sql) }).toEqual({
        sql,
        found: expect.arrayContaining(finds) as string[],
      })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  })

  it('finds a cause that was posted twice, where the index was lost', async () => {
    const club = await livelyClub()
    const index = 'ux_ledger_postings_cause'
    await club.app.db.upkeep((sql) =>
      sql.run(sql.dialect === 'sqlite' ? `DROP INDEX ${index}` : `ALTER TABLE ledger_postings DROP INDEX ${index}`),
    )
    const row = await club.app.db.read.one<Record<string, SqlValue>>(
      "SELECT * FROM ledger_postings WHERE kind = 'visit'",
    )
    await club.app.db.upkeep((sql) => sql.insert('ledger_postings', [{ ...row, id: 'another' }]))
    const { ok, findings } = await auditClub(club.app.db.read)
    expect(ok).toBe(false)
    expect(findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(['POSTING_CAUSE_TWICE']))
    expect(findings.find((finding) => finding.code === 'POSTING_CAUSE_TWICE')?.facts).toMatchObject({ times: 2 })
  })
})
