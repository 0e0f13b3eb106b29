import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, dropColumns } from './table.ts'

const BY_MEMBER = 'ix_acts_member'
const BY_TIME = 'ix_acts_time'

/** Whom an act is about; those before it was kept are about nobody in particular. Listed by their time. */
export class ActsAboutMembers1796010000003 implements MigrationInterface {
  name = 'ActsAboutMembers1796010000003'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'acts', { memberId: 'varchar(26)?' })
    await addIndex(runner, 'acts', { name: BY_MEMBER, columnNames: ['memberId', 'at'] })
    await addIndex(runner, 'acts', { name: BY_TIME, columnNames: ['groupId', 'at', 'id'] })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('acts', BY_TIME)
    await runner.dropIndex('acts', BY_MEMBER)
    await dropColumns(runner, 'acts', ['memberId'])
  }
}
