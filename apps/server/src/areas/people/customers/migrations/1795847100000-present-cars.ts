import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** A customer's present cars are counted from the index. */
export class PresentCars1795847100000 implements MigrationInterface {
  name = 'PresentCars1795847100000'

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'vehicle_people', index('ix_vehicle_people_present', 'customerId', 'untilOn'))
    await dropIndex(runner, 'vehicle_people', 'ix_vehicle_people_customer')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'vehicle_people', index('ix_vehicle_people_customer', 'customerId'))
    await dropIndex(runner, 'vehicle_people', 'ix_vehicle_people_present')
  }
}
