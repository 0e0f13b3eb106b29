import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../db/migrations/table.ts'

/** Guesses are counted for all processes. */
export class Guesses1795858402000 implements MigrationInterface {
  name = 'Guesses1795858402000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'guesses',
      { subject: 'varchar(80)!', times: 'integer', endsAt: 'datetime(3)', closedUntil: 'datetime(3)?' },
      [index('ix_guesses_end', 'endsAt')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('guesses')
  }
}
