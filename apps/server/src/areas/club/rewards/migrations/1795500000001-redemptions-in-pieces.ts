import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Redemptions of several pieces that keep what they were made of, vouchers used on visits, what became of each and why. */
export class RedemptionsInPieces1795500000001 implements MigrationInterface {
  name = 'RedemptionsInPieces1795500000001'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'redemptions',
      {
        rewardName: 'varchar(80)',
        quantity: 'integer',
        revision: 'integer',
        storeIds: 'json?',
        faceFen: 'bigint?',
        leftFen: 'bigint?',
        minimumSpendFen: 'bigint?',
        workTypes: 'json?',
        lineKinds: 'json?',
      },
      { rewardName: '', quantity: 1, revision: 0 },
    )
    await fillFromRewards(runner)
    await addIndex(runner, 'redemptions', index('ix_redemptions_held', 'groupId', 'heldAt'))
    await createTable(
      runner,
      'redemption_changes',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        redemptionId: 'varchar(26)',
        revision: 'integer',
        action: 'varchar(20)',
        quantity: 'integer',
        storeId: 'varchar(26)?',
        reason: 'varchar(200)?',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [unique('ux_redemption_changes_revision', 'redemptionId', 'revision')],
    )
    await createTable(
      runner,
      'voucher_uses',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        redemptionId: 'varchar(26)',
        visitId: 'varchar(26)',
        takenFen: 'bigint',
        forfeitedFen: 'bigint',
        usedAt: 'datetime(3)',
        returnedAt: 'datetime(3)?',
      },
      [unique('ux_voucher_uses_visit', 'visitId', 'redemptionId'), index('ix_voucher_uses_redemption', 'redemptionId')],
    )
    await createTable(
      runner,
      'redemption_scans',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        redemptionId: 'varchar(26)',
        staffId: 'varchar(26)',
        tokenHash: 'varchar(64)',
        at: 'datetime(3)',
        expiresAt: 'datetime(3)',
      },
      [unique('ux_redemption_scans_token', 'tokenHash')],
    )
  }

  down(): Promise<void> {
    throw new Error('This migration cannot be undone: restore the backup instead.')
  }
}

/** Redemptions made before keep the terms of their reward; a voucher handed over was given away whole. */
async function fillFromRewards(runner: QueryRunner): Promise<void> {
  const ofReward = (column: string) => `(SELECT r.${column} FROM rewards r WHERE r.id = redemptions.rewardId)`
  await runner.query(`UPDATE redemptions SET rewardName = ${ofReward('name')} WHERE rewardName = ''`)
  await runner.query(
    `UPDATE redemptions SET faceFen = ${ofReward('faceFen')},
       leftFen = CASE WHEN state = 'handed_over' AND ${ofReward('faceFen')} IS NOT NULL THEN 0 ELSE ${ofReward('faceFen')} END,
       minimumSpendFen = ${ofReward('minimumSpendFen')}
     WHERE faceFen IS NULL AND revision = 0`,
  )
}
