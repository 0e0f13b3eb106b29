import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns } from '../../../../platform/db/migrations/table.ts'

/**
 * A use that was undone when its own year was over comes back to the year that ran then. What earlier versions gave back to a
 * year that was over is given to that one too, but for kept cards of a merge: which years were theirs then is not known.
 */
export class ReturnedUses1796023000000 implements MigrationInterface {
  name = 'ReturnedUses1796023000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'benefit_uses', { returnedOn: 'varchar(10)?' })
    await runner.query(`UPDATE benefit_uses SET returnedOn =
        (SELECT MAX(p.startsOn) FROM membership_periods p WHERE p.memberId = benefit_uses.memberId
          AND p.startsOn > benefit_uses.usedOn AND p.startsOn <= benefit_uses.undoneAt AND p.at < benefit_uses.undoneAt)
      WHERE undoneAt IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.mergedIntoId = benefit_uses.memberId)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('benefit_uses', 'returnedOn')
  }
}
