import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, index } from '../../../../platform/db/migrations/table.ts'

/** The account knows in which other one it went on, so that what was given to a person is counted over all their cards. */
export class AccountAliases1795844700000 implements MigrationInterface {
  name = 'AccountAliases1795844700000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'point_accounts', { mergedIntoId: 'varchar(26)?' })
    await addIndex(runner, 'point_accounts', index('ix_point_accounts_merged', 'mergedIntoId'))
    await runner.query(
      `UPDATE point_accounts SET mergedIntoId = (SELECT m.mergedIntoId FROM members m WHERE m.id = point_accounts.memberId)
       WHERE memberId IN (SELECT id FROM members WHERE mergedIntoId IS NOT NULL)`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('point_accounts', 'ix_point_accounts_merged')
    await runner.dropColumns('point_accounts', ['mergedIntoId'])
  }
}
