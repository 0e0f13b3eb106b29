import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, createTable } from '../../../../platform/db/migrations/table.ts'

/** Merges of archives that share nothing wait for a second person (req. 1.7). */
export class MergeRequests1796010000004 implements MigrationInterface {
  name = 'MergeRequests1796010000004'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'merge_requests', {
      id: 'varchar(26)!',
      groupId: 'varchar(26)',
      keptCustomerId: 'varchar(26)',
      mergedCustomerId: 'varchar(26)',
      reason: 'varchar(200)',
      state: 'varchar(12)',
      askedBy: 'varchar(26)',
      askedAt: 'datetime(3)',
      decidedBy: 'varchar(26)?',
      decidedAt: 'datetime(3)?',
      refusalReason: 'varchar(200)?',
    })
    const columnNames = ['groupId', 'state', 'id']
    await addIndex(runner, 'merge_requests', { name: 'ix_merge_requests_state', columnNames })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('merge_requests')
  }
}
