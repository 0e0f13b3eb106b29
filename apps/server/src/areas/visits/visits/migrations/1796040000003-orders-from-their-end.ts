import type { MigrationInterface, QueryRunner } from 'typeorm'
import { fillReversed } from '../../../../platform/db/migrations/fill-reversed.ts'
import { addColumns, addIndex, dropColumns, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Visits are found by the last characters of their order number. */
export class OrdersFromTheirEnd1796040000003 implements MigrationInterface {
  name = 'OrdersFromTheirEnd1796040000003'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'visits', { orderReversed: 'varchar(40)' }, { orderReversed: '' })
    await fillReversed(runner, 'visits', 'orderNumber', 'orderReversed')
    await addIndex(runner, 'visits', index('ix_visits_order_reversed', 'groupId', 'orderReversed'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'visits', 'ix_visits_order_reversed')
    await dropColumns(runner, 'visits', ['orderReversed'])
  }
}
