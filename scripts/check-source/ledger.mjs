// The ledger is append-only and has one writer (req. 2.9): points/post-entries.ts.
import ts from 'typescript'

const LEDGER_TABLES = ['ledger_postings', 'ledger_entries']
const WRITER = 'apps/server/src/modules/points/post-entries.ts'
const TABLES = LEDGER_TABLES.join('|')
const CHANGE = new RegExp(
  `\\b(update|delete\\s+from|replace\\s+into|truncate(\\s+table)?)\\s+[\`"]?(${TABLES})\\b`,
  'i',
)
const INSERT = new RegExp(`\\binsert\\s+(ignore\\s+)?into\\s+[\`"]?(${TABLES})\\b`, 'i')

/** A finding when this node writes a table of the ledger and may not, else null. */
export function ledgerWrites(node, file) {
  const text = textOf(node)
  if (text !== null && CHANGE.test(text)) return 'the ledger is append-only: post a reversal'
  if (file === WRITER) return null
  const inserts = (text !== null && INSERT.test(text)) || isInsertCall(node)
  return inserts ? `the ledger is written by ${WRITER} only` : null
}

/** The text of a string or template that may be SQL. */
function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText() : null
}

/** `sql.insert('ledger_entries', …)` */
function isInsertCall(node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const [table] = node.arguments
  const isInsert = node.expression.name.text === 'insert'
  return isInsert && table !== undefined && ts.isStringLiteral(table) && LEDGER_TABLES.includes(table.text)
}
