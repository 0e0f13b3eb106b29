import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable } from '../../db/migrations/table.ts'

/** The audit remembers what it saw of each day. */
export class AuditSeals1795860000000 implements MigrationInterface {
  name = 'AuditSeals1795860000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_seals', {
      name: 'varchar(40)!',
      day: 'varchar(10)!',
      seal: 'varchar(60)',
      checks: 'varchar(64)',
      at: 'datetime(3)',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_seals')
  }
}
