import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Drafts of rules tried on past visits, with what came out. */
export class RuleSimulations1795420000000 implements MigrationInterface {
  name = 'RuleSimulations1795420000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'rule_simulations',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        draftId: 'varchar(26)',
        draftRevision: 'integer',
        fromOn: 'varchar(10)',
        toOn: 'varchar(10)',
        membersDone: 'integer',
        membersTotal: 'integer',
        startedBy: 'varchar(26)',
        startedAt: 'datetime(3)',
        seenAt: 'datetime(3)',
        finishedAt: 'datetime(3)?',
        failed: 'boolean',
        report: 'json?',
      },
      [index('ix_rule_simulations_draft', 'draftId', 'startedAt')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('rule_simulations')
  }
}
