import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Which version is in force is asked by every settlement. */
export class RulesByDay1795845600003 implements MigrationInterface {
  name = 'RulesByDay1795845600003'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'rule_sets', index('ix_rule_sets_in_force', 'groupId', 'effectiveFrom', 'version'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'rule_sets', 'ix_rule_sets_in_force')
  }
}
