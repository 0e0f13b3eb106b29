import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Rows that name the act that wrote them, and the member whom they are about. */
const WRITTEN = [
  'SELECT r.actId, r.memberId FROM ledger_postings r',
  'SELECT r.actId, r.memberId FROM tier_changes r',
  'SELECT r.actId, r.memberId FROM membership_periods r',
  'SELECT r.actId, r.memberId FROM insurance_renewals r',
  'SELECT r.actId, r.memberId FROM benefit_uses r',
  'SELECT r.undoActId AS actId, r.memberId FROM benefit_uses r WHERE r.undoActId IS NOT NULL',
  'SELECT c.actId, r.memberId FROM redemption_changes c JOIN redemptions r ON r.id = c.redemptionId',
]

/** Rows that name who and at which instant: the act of that person at that instant, where it did just this. */
const SIGNED: readonly (readonly [action: string, table: string, by: string, at: string])[] = [
  ['points.adjust', 'point_adjustments', 'proposedBy', 'proposedAt'],
  ['points.approve-adjustment', 'point_adjustments', 'decidedBy', 'decidedAt'],
  ['points.refuse-adjustment', 'point_adjustments', 'decidedBy', 'decidedAt'],
  ['discounts.ask', 'discount_approvals', 'askedBy', 'askedAt'],
  ['discounts.approve', 'discount_approvals', 'decidedBy', 'decidedAt'],
  ['discounts.refuse', 'discount_approvals', 'decidedBy', 'decidedAt'],
  ['discounts.agree', 'agreements', 'agreedBy', 'agreedAt'],
  ['discounts.end-agreement', 'agreements', 'endedBy', 'endedAt'],
]

/**
 * Acts that staff left before acts said whom they are about: filled in where rows that they wrote name one member and no other. A
 * merge writes rows of both cards, and is about the card that went on.
 */
export class ActsOfEarlierDays1796090000000 implements MigrationInterface {
  name = 'ActsOfEarlierDays1796090000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS acts_about')
    await runner.query('CREATE TABLE acts_about (actId varchar(26) PRIMARY KEY, memberId varchar(26))')
    await runner.query(`INSERT INTO acts_about (actId, memberId)
      SELECT a.id, MIN(w.memberId) FROM (${[...WRITTEN, ...SIGNED.map(signedBy)].join(' UNION ALL ')}) w
        JOIN acts a ON a.id = w.actId
      WHERE a.actorKind = 'staff' AND a.memberId IS NULL AND a.action <> 'customers.merge'
      GROUP BY a.id HAVING MIN(w.memberId) = MAX(w.memberId)`)
    await runner.query(`INSERT INTO acts_about (actId, memberId)
      SELECT a.id, COALESCE(g.keptMemberId, g.mergedMemberId) FROM customer_merges g JOIN acts a ON a.id = g.actId
      WHERE a.actorKind = 'staff' AND a.memberId IS NULL`)
    await runner.query(`UPDATE acts SET memberId = (SELECT t.memberId FROM acts_about t WHERE t.actId = acts.id)
      WHERE id IN (SELECT t.actId FROM acts_about t)`)
    await runner.query('DROP TABLE acts_about')
  }

  async down(): Promise<void> {}
}

function signedBy([action, table, by, at]: (typeof SIGNED)[number]): string {
  return `SELECT s.id AS actId, r.memberId FROM ${table} r
    JOIN acts s ON s.actorId = r.${by} AND s.at = r.${at} AND s.action = '${action}'`
}
