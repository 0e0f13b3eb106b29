import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Counted items of the service package as they were used. */
export class BenefitUses1795500000002 implements MigrationInterface {
  name = 'BenefitUses1795500000002'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'benefit_uses',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        visitId: 'varchar(26)?',
        benefit: 'varchar(40)',
        benefitName: 'varchar(80)',
        quantity: 'integer',
        usedOn: 'varchar(10)',
        ruleVersion: 'integer',
        leftAfter: 'integer',
        actId: 'varchar(26)',
        at: 'datetime(3)',
        undoneAt: 'datetime(3)?',
        undoActId: 'varchar(26)?',
      },
      [unique('ux_benefit_uses_visit', 'visitId', 'benefit'), index('ix_benefit_uses_member', 'memberId', 'usedOn')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('benefit_uses')
  }
}
