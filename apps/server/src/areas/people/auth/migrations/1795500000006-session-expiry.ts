import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm'

const NAME = 'ix_sessions_expires'

/** Sessions whose time is over are found by their last instant. */
export class SessionExpiry1795500000006 implements MigrationInterface {
  name = 'SessionExpiry1795500000006'

  async up(runner: QueryRunner): Promise<void> {
    const sessions = await runner.getTable('sessions')
    if (sessions?.indices.some(({ name }) => name === NAME)) return
    await runner.createIndex('sessions', new TableIndex({ name: NAME, columnNames: ['expiresAt'] }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('sessions', NAME)
  }
}
