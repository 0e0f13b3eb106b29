import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** Which stores see a redemption is written: until now it was searched for at every look. */
export class RedemptionStores1795858800000 implements MigrationInterface {
  name = 'RedemptionStores1795858800000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'redemption_stores',
      { redemptionId: 'varchar(26)!', storeId: 'varchar(26)!', groupId: 'varchar(26)', heldAt: 'datetime(3)' },
      [index('ix_redemption_stores_newest', 'storeId', 'heldAt', 'redemptionId')],
    )
    // Again from its start where it was cut off.
    await runner.query('DELETE FROM redemption_stores')
    await runner.query(`INSERT INTO redemption_stores (redemptionId, storeId, groupId, heldAt)
      SELECT x.id, t.storeId, x.groupId, x.heldAt FROM redemptions x
        JOIN members m ON m.id = x.memberId JOIN customer_stores t ON t.customerId = m.customerId
      UNION SELECT x.id, x.storeId, x.groupId, x.heldAt FROM redemptions x WHERE x.storeId IS NOT NULL
      UNION SELECT x.id, h.storeId, x.groupId, x.heldAt FROM redemptions x
        JOIN redemption_changes h ON h.redemptionId = x.id WHERE h.storeId IS NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('redemption_stores')
  }
}
