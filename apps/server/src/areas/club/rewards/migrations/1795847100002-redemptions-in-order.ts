import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Redemptions are listed newest first; what was taken of each reward is counted from the index. */
export class RedemptionsInOrder1795847100002 implements MigrationInterface {
  name = 'RedemptionsInOrder1795847100002'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'redemptions', index('ix_redemptions_newest', 'groupId', 'heldAt', 'id'))
    await addIndex(runner, 'redemptions', index('ix_redemptions_taken', 'groupId', 'rewardId', 'state', 'quantity'))
    await dropIndex(runner, 'redemptions', 'ix_redemptions_held')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'redemptions', index('ix_redemptions_held', 'groupId', 'heldAt'))
    await dropIndex(runner, 'redemptions', 'ix_redemptions_taken')
    await dropIndex(runner, 'redemptions', 'ix_redemptions_newest')
  }
}
