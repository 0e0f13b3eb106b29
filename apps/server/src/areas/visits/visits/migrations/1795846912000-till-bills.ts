import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable } from '../../../../platform/db/migrations/table.ts'

/** What a visit was at the till, kept from the first time that its order comes with other amounts (req. 3.5, 14.1). */
export class TillBills1795846912000 implements MigrationInterface {
  name = 'TillBills1795846912000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'till_bills', {
      visitId: 'varchar(26)!',
      groupId: 'varchar(26)',
      bill: 'json',
      keptAt: 'datetime(3)',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('till_bills')
  }
}
