import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['point_adjustments', 'insurance_renewals', 'benefit_uses', 'agreements', 'discount_approvals']

/**
 * Merges of earlier versions left rows with the member who went on in another: they are the kept member's (req. 1.7). Redemptions
 * have points in the ledger and go with them in the night.
 */
export class AliasRows1796024000000 implements MigrationInterface {
  name = 'AliasRows1796024000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`UPDATE ${table}
        SET memberId = (SELECT a.mergedIntoId FROM point_accounts a WHERE a.memberId = ${table}.memberId)
        WHERE memberId IN (SELECT a.memberId FROM point_accounts a WHERE a.mergedIntoId IS NOT NULL)`)
  }

  async down(): Promise<void> {}
}
