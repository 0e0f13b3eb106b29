import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** Members know the day of their last visit, and are listed by it and by the day they joined. */
export class LastVisits1795845600001 implements MigrationInterface {
  name = 'LastVisits1795845600001'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'members', { lastVisitOn: 'varchar(10)?' })
    await runner.query(`UPDATE members SET lastVisitOn =
      (SELECT MAX(v.settledOn) FROM visits v WHERE v.customerId = members.customerId AND v.state = 'settled')`)
    await addIndex(runner, 'members', index('ix_members_joined', 'groupId', 'joinedOn', 'id'))
    await addIndex(runner, 'members', index('ix_members_last_visit', 'groupId', 'lastVisitOn', 'id'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'members', 'ix_members_last_visit')
    await dropIndex(runner, 'members', 'ix_members_joined')
    await runner.dropColumn('members', 'lastVisitOn')
  }
}
