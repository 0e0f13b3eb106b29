import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Members are listed by their points. */
export class BalancesInOrder1795845600002 implements MigrationInterface {
  name = 'BalancesInOrder1795845600002'

  async up(runner: QueryRunner): Promise<void> {
    for (const track of ['qualifying', 'redeemable'])
      await addIndex(runner, 'point_accounts', index(`ix_point_accounts_${track}`, 'groupId', track, 'memberId'))
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const track of ['redeemable', 'qualifying'])
      await dropIndex(runner, 'point_accounts', `ix_point_accounts_${track}`)
  }
}
