import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Membership years as they were paid for, and the insurances renewed through the shop. */
export class MembershipYears1795410000000 implements MigrationInterface {
  name = 'MembershipYears1795410000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'membership_periods',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        startsOn: 'varchar(10)',
        endsOn: 'varchar(10)',
        anchorOn: 'varchar(10)',
        via: 'varchar(20)',
        feeFen: 'bigint',
        ruleVersion: 'integer',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [unique('ux_membership_periods_start', 'memberId', 'startsOn')],
    )
    await createTable(
      runner,
      'insurance_renewals',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        policyNumber: 'varchar(40)',
        insurer: 'varchar(40)',
        premiumFen: 'bigint',
        renewedOn: 'varchar(10)',
        periodId: 'varchar(26)?',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [
        unique('ux_insurance_renewals_policy', 'groupId', 'policyNumber'),
        index('ix_insurance_renewals_member', 'memberId', 'renewedOn'),
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('insurance_renewals')
    await runner.dropTable('membership_periods')
  }
}
