import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** The visits of a store are listed by day, and those of a year summed, from one index. */
export class VisitsSummed1796091100000 implements MigrationInterface {
  name = 'VisitsSummed1796091100000'

  async up(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'visits', 'ix_visits_store')
    await addIndex(
      runner,
      'visits',
      index('ix_visits_store', 'storeId', 'settledOn', 'id', 'state', 'refund', 'customerFen'),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'visits', 'ix_visits_store')
    await addIndex(runner, 'visits', index('ix_visits_store', 'storeId', 'settledOn'))
  }
}
