import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, dropColumns } from '../../../../platform/db/migrations/table.ts'

/** What a store tells about itself, that it may close, and how the club looks. */
export class StoresAndLook1796217600000 implements MigrationInterface {
  name = 'StoresAndLook1796217600000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'stores', {
      address: 'varchar(200)?',
      phone: 'varchar(40)?',
      hours: 'json?',
      place: 'json?',
      revision: 'integer?',
      retiredAt: 'datetime(3)?',
    })
    await addColumns(runner, 'dealer_groups', { logo: 'varchar(80)?', accent: 'varchar(7)?', revision: 'integer?' })
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'dealer_groups', ['logo', 'accent', 'revision'])
    await dropColumns(runner, 'stores', ['address', 'phone', 'hours', 'place', 'revision', 'retiredAt'])
  }
}
