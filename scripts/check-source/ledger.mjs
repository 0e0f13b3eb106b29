// The ledger is append-only and has one writer (req. 2.9): points/post-entries.ts. Balances and lots move with it only.
import ts from 'typescript'

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

/** The text of a string or template that may be SQL, else ''. */
function sqlOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText() : ''
}

/** The table of `sql.insert('…', rows)` or `insertRows(sql, table, rows)`, else null. */
function insertedTable(node) {
  const typed = typedTable(node, /^insertRows?$/)
  if (typed || !ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return typed
  const [table] = node.arguments
  const isInsert = node.expression.name.text === 'insert'
  return isInsert && table !== undefined && ts.isStringLiteral(table) ? table.text : null
}

/** The table of `updateRows(sql, pointLots, …)`: a table is declared under its own name, `point_lots`. Else null. */
function typedTable(node, functionName) {
  if (!ts.isCallExpression(node) || !functionName.test(node.expression.getText())) return null
  return (node.arguments[1]?.getText() ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
