import type { MigrationInterface, QueryRunner } from 'typeorm'
import { fillReversed } from '../../../../platform/db/migrations/fill-reversed.ts'
import { addColumns, addIndex, dropColumns, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Members are found by the last digits of their card. */
export class CardsFromTheirEnd1796040000002 implements MigrationInterface {
  name = 'CardsFromTheirEnd1796040000002'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'members', { cardReversed: 'varchar(10)' }, { cardReversed: '' })
    await fillReversed(runner, 'members', 'cardNumber', 'cardReversed')
    await addIndex(runner, 'members', index('ix_members_card_reversed', 'groupId', 'cardReversed'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'members', 'ix_members_card_reversed')
    await dropColumns(runner, 'members', ['cardReversed'])
  }
}
