import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, dropColumns } from '../../../../platform/db/migrations/table.ts'

/** When somebody of the staff signed in last, at the console or on the phone. */
export class StaffLastSignIn1796091000000 implements MigrationInterface {
  name = 'StaffLastSignIn1796091000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'staff', { lastSignInAt: 'datetime(3)?' })
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'staff', ['lastSignInAt'])
  }
}
