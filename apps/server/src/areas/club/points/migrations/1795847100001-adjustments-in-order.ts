import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Adjustments are listed newest first. */
export class AdjustmentsInOrder1795847100001 implements MigrationInterface {
  name = 'AdjustmentsInOrder1795847100001'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'point_adjustments', index('ix_point_adjustments_newest', 'groupId', 'id'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'point_adjustments', 'ix_point_adjustments_newest')
  }
}
