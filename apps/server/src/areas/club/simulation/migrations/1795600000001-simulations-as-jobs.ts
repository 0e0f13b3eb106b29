import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, dropColumns } from '../../../../platform/db/migrations/table.ts'

/** How far a simulation is, and whether somebody is at it, its job says. */
export class SimulationsAsJobs1795600000001 implements MigrationInterface {
  name = 'SimulationsAsJobs1795600000001'

  async up(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'rule_simulations', ['membersDone', 'seenAt', 'failed'])
  }

  async down(runner: QueryRunner): Promise<void> {
    const before = { membersDone: 'integer', seenAt: 'datetime(3)', failed: 'boolean' }
    await addColumns(runner, 'rule_simulations', before, { membersDone: 0, seenAt: '2026-01-01 00:00:00', failed: 0 })
  }
}
