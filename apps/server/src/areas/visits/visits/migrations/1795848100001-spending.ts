import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** What customers spent, and when they came last, is read from the index. */
export class Spending1795848100001 implements MigrationInterface {
  name = 'Spending1795848100001'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'visits', index('ix_visits_spending', 'customerId', 'settledOn', 'state', 'customerFen'))
    await dropIndex(runner, 'visits', 'ix_visits_customer')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'visits', index('ix_visits_customer', 'customerId', 'settledOn'))
    await dropIndex(runner, 'visits', 'ix_visits_spending')
  }
}
