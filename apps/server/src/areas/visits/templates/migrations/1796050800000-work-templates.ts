import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** Canned jobs of the till, and on which visits they were used. */
export class WorkTemplates1796050800000 implements MigrationInterface {
  name = 'WorkTemplates1796050800000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'work_templates',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        name: 'varchar(40)',
        workType: 'varchar(40)',
        content: 'json',
        createdAt: 'datetime(3)',
        retiredAt: 'datetime(3)?',
      },
      [unique('ux_work_templates_name', 'storeId', 'name')],
    )
    await createTable(
      runner,
      'work_template_uses',
      {
        visitId: 'varchar(26)!',
        templateId: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        vehicleId: 'varchar(26)',
        usedOn: 'varchar(10)',
      },
      [
        index('ix_work_template_uses_store', 'storeId', 'templateId', 'usedOn'),
        index('ix_work_template_uses_car', 'vehicleId', 'templateId', 'usedOn'),
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('work_template_uses')
    await runner.dropTable('work_templates')
  }
}
