import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, dropColumns, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Refunds know the order that they refund. Points of those that came before are corrected by people, as they were told to. */
export class Refunds1796080000000 implements MigrationInterface {
  name = 'Refunds1796080000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'visits', { originalOrderNumber: 'varchar(40)?', refund: 'varchar(12)?' })
    await addIndex(runner, 'visits', index('ix_visits_original', 'sourceId', 'originalOrderNumber'))
    await runner.query(
      `UPDATE visits SET refund = 'by_hand'
       WHERE customerFen < 0 OR (customerFen = 0 AND insurerFen + manufacturerFen + internalFen < 0)`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'visits', 'ix_visits_original')
    await dropColumns(runner, 'visits', ['originalOrderNumber', 'refund'])
  }
}
