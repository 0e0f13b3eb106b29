import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Visits of the till that were put aside. */
export class TillDrafts1796166000001 implements MigrationInterface {
  name = 'TillDrafts1796166000001'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'till_drafts',
      {
        id: 'varchar(40)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        state: 'varchar(12)',
        form: 'json',
        station: 'varchar(100)',
        holderId: 'varchar(26)',
        revision: 'integer',
        keptAt: 'datetime(3)',
      },
      [index('ix_till_drafts_store', 'storeId', 'state', 'keptAt'), index('ix_till_drafts_kept', 'keptAt')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('till_drafts')
  }
}
