import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable } from '../../db/migrations/table.ts'

/** What changed of what people wait for, for consoles that listen. */
export class LiveTopics1796091200000 implements MigrationInterface {
  name = 'LiveTopics1796091200000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'live_topics', { groupId: 'varchar(26)!', topic: 'varchar(30)!', version: 'integer' })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('live_topics')
  }
}
