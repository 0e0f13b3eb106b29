import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Views of lists, and columns as each person wants them. */
export class DeskViews1796167000000 implements MigrationInterface {
  name = 'DeskViews1796167000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'desk_views',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        staffId: 'varchar(26)',
        list: 'varchar(40)',
        name: 'varchar(20)',
        address: 'varchar(1000)',
        sharing: 'varchar(8)',
        storeId: 'varchar(26)?',
        changedAt: 'datetime(3)',
        droppedAt: 'datetime(3)?',
      },
      [index('ix_desk_views_staff', 'staffId', 'list'), index('ix_desk_views_sharing', 'groupId', 'sharing')],
    )
    await createTable(runner, 'desk_columns', {
      staffId: 'varchar(26)!',
      list: 'varchar(40)!',
      groupId: 'varchar(26)',
      choice: 'json',
      changedAt: 'datetime(3)',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('desk_columns')
    await runner.dropTable('desk_views')
  }
}
