import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Who may redeem a reward, where and when; its picture; what a voucher is good for; how its stock came about. */
export class Catalogue1795500000000 implements MigrationInterface {
  name = 'Catalogue1795500000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rewards', {
      tiers: 'json?',
      storeIds: 'json?',
      opensOn: 'varchar(10)?',
      closesOn: 'varchar(10)?',
      tierLimits: 'json?',
      picture: 'varchar(80)?',
      workTypes: 'json?',
      lineKinds: 'json?',
      validDays: 'integer?',
      revision: 'integer?',
    })
    await runner.query('UPDATE rewards SET revision = 1 WHERE revision IS NULL')
    await createTable(
      runner,
      'stock_movements',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        rewardId: 'varchar(26)',
        kind: 'varchar(12)',
        quantity: 'integer?',
        leftBefore: 'integer?',
        leftAfter: 'integer?',
        reason: 'varchar(200)',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [index('ix_stock_movements_reward', 'rewardId', 'id')],
    )
    await createTable(runner, 'files', {
      name: 'varchar(80)!',
      groupId: 'varchar(26)',
      byteSize: 'integer',
      width: 'integer',
      height: 'integer',
      actId: 'varchar(26)',
      createdAt: 'datetime(3)',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('files')
    await runner.dropTable('stock_movements')
    await runner.dropColumns('rewards', [
      'tiers',
      'storeIds',
      'opensOn',
      'closesOn',
      'tierLimits',
      'picture',
      'workTypes',
      'lineKinds',
      'validDays',
      'revision',
    ])
  }
}
