import type { MigrationInterface, QueryRunner } from 'typeorm'
import { newId } from '../../../../platform/db/ids.ts'
import { createTable, index } from '../../../../platform/db/migrations/table.ts'

/** One search for people, and whom the staff opened last. A club that has customers already gets their keys by a job (req. 16.4). */
export class FindKeys1796040000000 implements MigrationInterface {
  name = 'FindKeys1796040000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'find_keys',
      { storeId: 'varchar(26)!', kind: 'varchar(14)!', term: 'varchar(40)!', customerId: 'varchar(26)!' },
      [index('ix_find_keys_customer', 'customerId')],
    )
    await createTable(
      runner,
      'recent_members',
      { staffId: 'varchar(26)!', memberId: 'varchar(26)!', openedAt: 'datetime(3)' },
      [index('ix_recent_members_opened', 'staffId', 'openedAt')],
    )
    await addJobs(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM jobs WHERE kind = 'find_keys'")
    await runner.dropTable('recent_members')
    await runner.dropTable('find_keys')
  }
}

/** The tails of phones take the club's keys, which a migration does not have: a server does it, beside its work. */
async function addJobs(runner: QueryRunner): Promise<void> {
  const groups = (await runner.query(
    `SELECT g.id FROM dealer_groups g WHERE EXISTS (SELECT 1 FROM customers c WHERE c.groupId = g.id)
       AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.groupId = g.id AND j.kind = 'find_keys')`,
  )) as { id: string }[]
  const now = new Date().toISOString().replace('T', ' ').slice(0, 23)
  for (const { id } of groups)
    await runner.query(
      `INSERT INTO jobs (id, groupId, kind, jobKey, title, input, state, notBefore, attempts, progressDone, askedBy, createdAt)
       VALUES (?, ?, 'find_keys', 'first', '建立搜索索引', '{}', 'waiting', ?, 0, 0, 'clock', ?)`,
      [newId(), id, now, now],
    )
}
