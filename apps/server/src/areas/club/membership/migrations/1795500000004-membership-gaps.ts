import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/**
 * Qualifying points set aside by a downgrade, what a member was told about the end of their year, existing customers taken in
 * as a job, archives that turned out to be one person's.
 */
export class MembershipGaps1795500000004 implements MigrationInterface {
  name = 'MembershipGaps1795500000004'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'members', { qualifyingSetAside: 'bigint?', mergedIntoId: 'varchar(26)?' })
    await addIndex(runner, 'members', index('ix_members_merged', 'mergedIntoId'))
    await addIndex(runner, 'members', index('ix_members_end', 'groupId', 'membershipEndsOn'))
    await addColumns(runner, 'customers', { mergedIntoId: 'varchar(26)?' })
    await addIndex(runner, 'customers', index('ix_customers_merged', 'mergedIntoId'))
    await createTable(
      runner,
      'membership_notices',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        kind: 'varchar(12)',
        endsOn: 'varchar(10)',
        leadDays: 'integer',
        notedOn: 'varchar(10)',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [
        unique('ux_membership_notices_once', 'memberId', 'endsOn', 'kind', 'leadDays'),
        index('ix_membership_notices_kind', 'groupId', 'kind', 'notedOn'),
      ],
    )
    await createTable(
      runner,
      'enrolments',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        asOf: 'varchar(10)',
        customersDone: 'integer',
        customersTotal: 'integer',
        joined: 'integer',
        preview: 'json',
        startedBy: 'varchar(26)',
        startedAt: 'datetime(3)',
        seenAt: 'datetime(3)',
        finishedAt: 'datetime(3)?',
        failed: 'boolean',
      },
      [index('ix_enrolments_started', 'groupId', 'startedAt')],
    )
    await createTable(
      runner,
      'customer_merges',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)?',
        keptCustomerId: 'varchar(26)',
        mergedCustomerId: 'varchar(26)',
        keptMemberId: 'varchar(26)?',
        mergedMemberId: 'varchar(26)?',
        moved: 'json',
        reason: 'varchar(200)',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [unique('ux_customer_merges_merged', 'mergedCustomerId'), index('ix_customer_merges_kept', 'keptCustomerId')],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['customer_merges', 'enrolments', 'membership_notices']) await runner.dropTable(table)
    await runner.dropIndex('customers', 'ix_customers_merged')
    await runner.dropColumns('customers', ['mergedIntoId'])
    await runner.dropIndex('members', 'ix_members_end')
    await runner.dropIndex('members', 'ix_members_merged')
    await runner.dropColumns('members', ['qualifyingSetAside', 'mergedIntoId'])
  }
}
