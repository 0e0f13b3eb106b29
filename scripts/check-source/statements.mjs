// How a syntax tree writes tables: statements in text, and the functions of the SQL port and of typed rows.
import ts from 'typescript'

/** The text of a string or template that may be SQL, else ''. */
export function sqlOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText() : ''
}

/** The table of `sql.insert('…', rows)` or `insertRows(sql, table, rows)`, else null. */
export function insertedTable(node) {
  const typed = typedTable(node, /^insertRows?$/)
  if (typed || !ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return typed
  const [table] = node.arguments
  const isInsert = node.expression.name.text === 'insert'
  return isInsert && table !== undefined && ts.isStringLiteral(table) ? table.text : null
}

/** The table of `updateRows(sql, pointLots, …)`: a table is declared under its own name, `point_lots`. Else null. */
export function typedTable(node, functionName) {
  if (!ts.isCallExpression(node) || !functionName.test(node.expression.getText())) return null
  return (node.arguments[1]?.getText() ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
