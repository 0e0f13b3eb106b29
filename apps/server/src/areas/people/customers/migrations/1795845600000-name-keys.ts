import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'
import { nameKeyOf } from '../name-key.ts'

const AT_ONCE = 5_000

/** Customers are found and sorted by a key of their name, companies by their kind. */
export class NameKeys1795845600000 implements MigrationInterface {
  name = 'NameKeys1795845600000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'customers', { nameKey: 'varchar(80)' }, { nameKey: '' })
    await runner.query(`UPDATE customers SET nameKey = LOWER(name) WHERE nameKey = ''`)
    await fillOtherLetters(runner)
    await addIndex(runner, 'customers', index('ix_customers_name_key', 'groupId', 'nameKey', 'id'))
    await addIndex(runner, 'customers', index('ix_customers_kind', 'groupId', 'kind'))
    await dropIndex(runner, 'customers', 'ix_customers_name')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'customers', index('ix_customers_name', 'groupId', 'name'))
    await dropIndex(runner, 'customers', 'ix_customers_kind')
    await dropIndex(runner, 'customers', 'ix_customers_name_key')
    await runner.dropColumn('customers', 'nameKey')
  }
}

/** SQLite lowers ASCII alone, and other databases a few letters otherwise than the club. */
async function fillOtherLetters(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const found = (await runner.query('SELECT id, name, nameKey FROM customers WHERE id > ? ORDER BY id LIMIT ?', [
      after,
      AT_ONCE,
    ])) as { id: string; name: string; nameKey: string }[]
    const last = found.at(-1)
    if (!last) return
    after = last.id
    for (const { id, name, nameKey } of found)
      if (nameKey !== nameKeyOf(name))
        await runner.query('UPDATE customers SET nameKey = ? WHERE id = ?', [nameKeyOf(name), id])
  }
}
