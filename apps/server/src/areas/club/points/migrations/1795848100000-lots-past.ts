import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Whether anything expires tonight is seen in the index. */
export class LotsPast1795848100000 implements MigrationInterface {
  name = 'LotsPast1795848100000'

  async up(runner: QueryRunner): Promise<void> {
    const past = index('ix_point_lots_past', 'groupId', 'expiresOn', 'remaining', 'memberId')
    await addIndex(runner, 'point_lots', past)
    await dropIndex(runner, 'point_lots', 'ix_point_lots_expiry')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'point_lots', index('ix_point_lots_expiry', 'groupId', 'expiresOn'))
    await dropIndex(runner, 'point_lots', 'ix_point_lots_past')
  }
}
