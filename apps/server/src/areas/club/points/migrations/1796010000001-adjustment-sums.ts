import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'

const NAME = 'ix_point_adjustments_proposer'

/** What one person adjusted in the last days is added up for every adjustment they propose. */
export class AdjustmentSums1796010000001 implements MigrationInterface {
  name = 'AdjustmentSums1796010000001'

  async up(runner: QueryRunner): Promise<void> {
    const adjustments = await runner.getTable('point_adjustments')
    if (adjustments?.indices.some(({ name }) => name === NAME)) return
    const index = new TableIndex({ name: NAME, columnNames: ['proposedBy', 'proposedAt'] })
    await runner.createIndex('point_adjustments', index)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('point_adjustments', NAME)
  }
}
