import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndex, dropIndex, index } from '../../../../platform/db/migrations/table.ts'

/** The audit's sums of entries, by posting and by member and lot, come from an index alone. */
export class EntriesSummed1795848100002 implements MigrationInterface {
  name = 'EntriesSummed1795848100002'

  async up(runner: QueryRunner): Promise<void> {
    const entries = 'ledger_entries'
    await addIndex(runner, entries, index('ix_ledger_entries_sums', 'postingId', 'track', 'account', 'points'))
    const balances = index('ix_ledger_entries_balances', 'memberId', 'lotId', 'account', 'track', 'points')
    await addIndex(runner, entries, balances)
    await dropIndex(runner, entries, 'ix_ledger_entries_posting')
    await dropIndex(runner, entries, 'ix_ledger_entries_member')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'ledger_entries', index('ix_ledger_entries_member', 'memberId'))
    await addIndex(runner, 'ledger_entries', index('ix_ledger_entries_posting', 'postingId'))
    await dropIndex(runner, 'ledger_entries', 'ix_ledger_entries_balances')
    await dropIndex(runner, 'ledger_entries', 'ix_ledger_entries_sums')
  }
}
