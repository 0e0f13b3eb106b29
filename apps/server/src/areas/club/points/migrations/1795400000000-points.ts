import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Nights whose jobs have run, and manual adjustments. */
export class Points1795400000000 implements MigrationInterface {
  name = 'Points1795400000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'nightly_runs', {
      groupId: 'varchar(26)!',
      asOf: 'varchar(10)!',
      leaseId: 'varchar(26)',
      leaseUntil: 'datetime(3)',
      finishedAt: 'datetime(3)?',
      report: 'json?',
    })
    await createTable(
      runner,
      'point_adjustments',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        qualifying: 'bigint',
        redeemable: 'bigint',
        reason: 'varchar(200)',
        state: 'varchar(12)',
        ruleVersion: 'integer',
        proposedBy: 'varchar(26)',
        proposedAt: 'datetime(3)',
        decidedBy: 'varchar(26)?',
        decidedAt: 'datetime(3)?',
        refusalReason: 'varchar(200)?',
      },
      [index('ix_point_adjustments_state', 'groupId', 'state', 'id'), index('ix_point_adjustments_member', 'memberId')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('point_adjustments')
    await runner.dropTable('nightly_runs')
  }
}
