import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Who rose within some days is found by the day. */
export class TiersByDay1796091100001 implements MigrationInterface {
  name = 'TiersByDay1796091100001'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'tier_changes', index('ix_tier_changes_day', 'groupId', 'effectiveOn', 'memberId'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'tier_changes', 'ix_tier_changes_day')
  }
}
