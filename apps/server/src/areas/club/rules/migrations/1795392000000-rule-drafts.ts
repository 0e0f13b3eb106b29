import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Rule sets at work, before they are published. */
export class RuleDrafts1795392000000 implements MigrationInterface {
  name = 'RuleDrafts1795392000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'rule_drafts',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        name: 'varchar(40)',
        basedOn: 'integer',
        revision: 'integer',
        document: 'json',
        createdAt: 'datetime(3)',
        updatedAt: 'datetime(3)',
        publishedVersion: 'integer?',
        discardedAt: 'datetime(3)?',
      },
      [index('ix_rule_drafts_group', 'groupId', 'publishedVersion')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('rule_drafts')
  }
}
