import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../db/migrations/table.ts'

/** The outbox, by handler and by subject. The table of the first version was never written to. */
export class Outbox1796000000000 implements MigrationInterface {
  name = 'Outbox1796000000000'

  async up(runner: QueryRunner): Promise<void> {
    // On MariaDB a migration cut off in the middle is run again: then the new table may be there already.
    if (await runner.hasColumn('outbox_events', 'memberId')) await runner.dropTable('outbox_events')
    await createTable(
      runner,
      'outbox_events',
      {
        position: 'sequence!',
        id: 'varchar(26)',
        groupId: 'varchar(26)',
        event: 'varchar(60)',
        handler: 'varchar(60)',
        subjectId: 'varchar(26)',
        facts: 'json',
        actId: 'varchar(26)',
        raisedAt: 'datetime(3)',
        status: 'varchar(12)',
        notBefore: 'datetime(3)',
        leaseId: 'varchar(26)?',
        failures: 'integer',
        lastError: 'varchar(300)?',
        parkedAt: 'datetime(3)?',
      },
      [
        unique('ux_outbox_events_id', 'id'),
        index('ix_outbox_events_due', 'handler', 'status', 'notBefore'),
        index('ix_outbox_events_subject', 'subjectId', 'handler', 'status'),
      ],
    )
  }

  async down(): Promise<void> {}
}
