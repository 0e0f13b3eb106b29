import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable } from '../../../../platform/db/migrations/table.ts'

/** Which receipts of a visit were printed, when and by whom. */
export class Receipts1796166000000 implements MigrationInterface {
  name = 'Receipts1796166000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'visit_receipts', {
      visitId: 'varchar(26)!',
      number: 'integer!',
      groupId: 'varchar(26)',
      printedBy: 'varchar(26)',
      printedAt: 'datetime(3)',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('visit_receipts')
  }
}
