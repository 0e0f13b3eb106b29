import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, dropColumns } from '../../../../platform/db/migrations/table.ts'

/** How far an enrolment is, and whether somebody is at it, its job says. */
export class EnrolmentsAsJobs1795600000002 implements MigrationInterface {
  name = 'EnrolmentsAsJobs1795600000002'

  async up(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'enrolments', ['customersDone', 'seenAt', 'failed'])
  }

  async down(runner: QueryRunner): Promise<void> {
    const before = { customersDone: 'integer', seenAt: 'datetime(3)', failed: 'boolean' }
    await addColumns(runner, 'enrolments', before, { customersDone: 0, seenAt: '2026-01-01 00:00:00', failed: 0 })
  }
}
