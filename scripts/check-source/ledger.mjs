// The ledger is append-only and has one writer (req. 2.9): points/post-entries.ts. Balances and lots move with it only.
import { insertedTable, sqlOf, typedTable } from './statements.mjs'

const LEDGER_TABLES = ['ledger_postings', 'ledger_entries']
const BALANCE_TABLES = ['point_accounts', 'point_lots']
const POINTS = 'apps/server/src/areas/club/points'
const WRITER = `${POINTS}/post-entries.ts`
// Opens accounts, at zero.
const OPENER = `${POINTS}/accounts.ts`

const named = (tables) => `[\`"]?(${tables.join('|')})\\b`
const change = (tables) =>
  new RegExp(`\\b(update|delete\\s+from|replace\\s+into|truncate(\\s+table)?)\\s+${named(tables)}`, 'i')
const insert = (tables) => new RegExp(`\\binsert\\s+(ignore\\s+|or\\s+\\w+\\s+)?into\\s+${named(tables)}`, 'i')
const LEDGER_CHANGE = change(LEDGER_TABLES)
const LEDGER_INSERT = insert(LEDGER_TABLES)
const BALANCE_CHANGE = change(BALANCE_TABLES)
const BALANCE_INSERT = insert(BALANCE_TABLES)

/** A finding when this node writes the points and may not, else null. */
export function ledgerWrites(node, file) {
  const sql = sqlOf(node)
  const table = insertedTable(node)
  const changed = typedTable(node, /^(updateRows|deleteRows)$/)
  if (LEDGER_CHANGE.test(sql) || LEDGER_TABLES.includes(changed)) return 'the ledger is append-only: post a reversal'
  if (file === WRITER) return null
  if (LEDGER_INSERT.test(sql) || LEDGER_TABLES.includes(table)) return `the ledger is written by ${WRITER} only`
  const opensAccount = file === OPENER && table === 'point_accounts'
  const movesBalance =
    BALANCE_CHANGE.test(sql) ||
    BALANCE_INSERT.test(sql) ||
    [table, changed].some((name) => BALANCE_TABLES.includes(name))
  return movesBalance && !opensAccount ? `balances and lots move in ${WRITER} only` : null
}
