import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable } from '../../../../platform/db/migrations/table.ts'

/** What was taken off the lines of a visit at the till (req. 3.5). */
export class VisitDiscounts1795500000003 implements MigrationInterface {
  name = 'VisitDiscounts1795500000003'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'visit_discounts', {
      visitId: 'varchar(26)!',
      position: 'integer!',
      groupId: 'varchar(26)',
      revision: 'integer',
      lineNo: 'integer',
      step: 'varchar(12)',
      code: 'varchar(40)',
      name: 'varchar(80)?',
      rateMilli: 'integer?',
      takenFen: 'bigint',
      undoneAt: 'datetime(3)?',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('visit_discounts')
  }
}
