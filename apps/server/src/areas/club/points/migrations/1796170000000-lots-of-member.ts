import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

const NAME = 'ix_point_lots_member'

/** What is past its last day and not taken yet is summed from the index: a till asks for it at every visit. */
export class LotsOfMember1796170000000 implements MigrationInterface {
  name = 'LotsOfMember1796170000000'

  async up(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'point_lots', NAME)
    await addIndex(runner, 'point_lots', index(NAME, 'memberId', 'remaining', 'expiresOn'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'point_lots', NAME)
    await addIndex(runner, 'point_lots', index(NAME, 'memberId', 'remaining'))
  }
}
