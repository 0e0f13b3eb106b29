import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Wrong passwords are counted for all processes, by login name and network; the browsers of the staff are known. */
export class SignInFailures1796020000000 implements MigrationInterface {
  name = 'SignInFailures1796020000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'sign_in_failures',
      {
        loginName: 'varchar(60)!',
        source: 'varchar(64)!',
        failures: 'integer',
        untold: 'integer',
        pausedUntil: 'datetime(3)?',
        lastAt: 'datetime(3)',
      },
      [index('ix_sign_in_failures_last', 'lastAt')],
    )
    await createTable(
      runner,
      'known_devices',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        staffId: 'varchar(26)',
        tokenHash: 'varchar(64)',
        createdAt: 'datetime(3)',
        lastAt: 'datetime(3)',
      },
      [unique('ux_known_devices_token', 'tokenHash'), index('ix_known_devices_last', 'lastAt')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('known_devices')
    await runner.dropTable('sign_in_failures')
  }
}
