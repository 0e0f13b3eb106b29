import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Prices agreed with fleets, and discounts above a role's limit. */
export class Agreements1795500000005 implements MigrationInterface {
  name = 'Agreements1795500000005'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'agreements',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        name: 'varchar(60)',
        labourMilli: 'integer',
        partsMilli: 'integer',
        fromOn: 'varchar(10)',
        untilOn: 'varchar(10)',
        agreedBy: 'varchar(26)',
        agreedAt: 'datetime(3)',
        endedBy: 'varchar(26)?',
        endedAt: 'datetime(3)?',
        endReason: 'varchar(200)?',
      },
      [index('ix_agreements_member', 'memberId', 'untilOn')],
    )
    await createTable(
      runner,
      'discount_approvals',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        vehicleId: 'varchar(26)',
        askedOn: 'varchar(10)',
        amountFen: 'bigint',
        billFen: 'bigint',
        reason: 'varchar(200)',
        state: 'varchar(12)',
        askedBy: 'varchar(26)',
        askedAt: 'datetime(3)',
        decidedBy: 'varchar(26)?',
        decidedAt: 'datetime(3)?',
        refusalReason: 'varchar(200)?',
        visitId: 'varchar(26)?',
        usedAt: 'datetime(3)?',
      },
      [
        index('ix_discount_approvals_car', 'vehicleId', 'askedOn'),
        index('ix_discount_approvals_store', 'storeId', 'id'),
        index('ix_discount_approvals_day', 'groupId', 'askedOn', 'state'),
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('discount_approvals')
    await runner.dropTable('agreements')
  }
}
