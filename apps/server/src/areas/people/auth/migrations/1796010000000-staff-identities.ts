import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'

const NAME = 'ix_wechat_identities_staff'

/** The archives of staff are found by who they are. */
export class StaffIdentities1796010000000 implements MigrationInterface {
  name = 'StaffIdentities1796010000000'

  async up(runner: QueryRunner): Promise<void> {
    const identities = await runner.getTable('wechat_identities')
    if (identities?.indices.some(({ name }) => name === NAME)) return
    await runner.createIndex('wechat_identities', new TableIndex({ name: NAME, columnNames: ['staffId'] }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('wechat_identities', NAME)
  }
}
