import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Members who reached a higher tier and are invited to the shop for it. */
export class UpgradeCandidates1795410000001 implements MigrationInterface {
  name = 'UpgradeCandidates1795410000001'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'upgrade_candidates',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        openMemberId: 'varchar(26)?',
        fromTier: 'varchar(40)',
        toTier: 'varchar(40)',
        way: 'varchar(20)',
        evidence: 'json',
        ruleVersion: 'integer',
        state: 'varchar(12)',
        foundAt: 'datetime(3)',
        closedAt: 'datetime(3)?',
        actId: 'varchar(26)',
      },
      [
        unique('ux_upgrade_candidates_open', 'openMemberId'),
        index('ix_upgrade_candidates_queue', 'groupId', 'state', 'foundAt'),
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('upgrade_candidates')
  }
}
