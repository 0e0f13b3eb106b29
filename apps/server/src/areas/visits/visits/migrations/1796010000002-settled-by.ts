import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, dropColumns } from '../../../../platform/db/migrations/table.ts'

/** Who settled a visit at the desk; of those before, what their act says. */
export class SettledBy1796010000002 implements MigrationInterface {
  name = 'SettledBy1796010000002'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'visits', { settledBy: 'varchar(26)?' })
    await runner.query(
      `UPDATE visits SET settledBy = (SELECT MIN(a.actorId) FROM ledger_postings p JOIN acts a ON a.id = p.actId
         WHERE p.subjectId = visits.id AND a.action = 'visits.settle')
       WHERE revision = 1`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'visits', ['settledBy'])
  }
}
