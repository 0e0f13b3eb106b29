import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, createTable, index, unique } from '../../../../platform/db/migrations/table.ts'

/** The club's own privacy texts, and consents to be counted by their version. */
export class ConsentTexts1796217600001 implements MigrationInterface {
  name = 'ConsentTexts1796217600001'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'consent_texts',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        edition: 'integer',
        version: 'varchar(20)',
        parts: 'json',
        note: 'varchar(200)',
        asksAgain: 'boolean',
        publishedBy: 'varchar(26)',
        publishedAt: 'datetime(3)',
      },
      [unique('ux_consent_texts_edition', 'groupId', 'edition')],
    )
    await addIndex(runner, 'consents', index('ix_consents_version', 'groupId', 'kind', 'version', 'identityId'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('consents', 'ix_consents_version')
    await runner.dropTable('consent_texts')
  }
}
