import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../db/migrations/table.ts'

/** One table for all that takes long or happens by the clock. Earlier nights are not carried over: each makes up for those missed. */
export class Jobs1795600000000 implements MigrationInterface {
  name = 'Jobs1795600000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'jobs',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        kind: 'varchar(60)',
        jobKey: 'varchar(60)',
        title: 'varchar(60)',
        input: 'json',
        state: 'varchar(12)',
        notBefore: 'datetime(3)',
        attempts: 'integer',
        leaseId: 'varchar(26)?',
        leaseUntil: 'datetime(3)?',
        progressDone: 'integer',
        progressTotal: 'integer?',
        checkpoint: 'json?',
        result: 'json?',
        error: 'varchar(300)?',
        askedBy: 'varchar(26)',
        createdAt: 'datetime(3)',
        startedAt: 'datetime(3)?',
        finishedAt: 'datetime(3)?',
      },
      [unique('uq_jobs_kind_key', 'groupId', 'kind', 'jobKey'), index('ix_jobs_state', 'state', 'notBefore')],
    )
    await runner.dropTable('nightly_runs', true)
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'nightly_runs', {
      groupId: 'varchar(26)!',
      asOf: 'varchar(10)!',
      leaseId: 'varchar(26)',
      leaseUntil: 'datetime(3)',
      finishedAt: 'datetime(3)?',
      report: 'json?',
    })
    await runner.dropTable('jobs')
  }
}
