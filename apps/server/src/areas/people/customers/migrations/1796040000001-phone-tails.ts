import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, dropColumns, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Customers are found by the last four digits of their phone, which stand there as a keyed hash. */
export class PhoneTails1796040000001 implements MigrationInterface {
  name = 'PhoneTails1796040000001'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'customers', { phoneTailHash: 'varchar(64)?' })
    await addIndex(runner, 'customers', index('ix_customers_phone_tail', 'groupId', 'phoneTailHash'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'customers', 'ix_customers_phone_tail')
    await dropColumns(runner, 'customers', ['phoneTailHash'])
  }
}
