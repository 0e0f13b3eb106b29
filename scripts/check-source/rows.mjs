// Rows are read by the declarations of their tables: what a statement selects is unknown until `rows`, `firstRow` and the like read it.
import ts from 'typescript'

/** A finding when this node claims the type of a row: by the type argument of `sql.all<Row>(…)`, or by where its result goes. */
export function uncheckedRow(node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const { name, expression: port } = node.expression
  if (!/^(all|one)$/.test(name.text) || !/(^|\.)(sql|read)$/.test(port.getText())) return null
  const isClaimed = node.typeArguments !== undefined || isTakenAsTyped(node)
  return isClaimed ? "a row is read as its table declares it: rows(sql, { id: visits.id }, 'SELECT …')" : null
}

/** `return sql.all(…)` has the type that its function says, `const rows: Row[] = await sql.all(…)` that of the variable. */
function isTakenAsTyped(node) {
  let value = node
  while (ts.isAwaitExpression(value.parent) || ts.isParenthesizedExpression(value.parent)) value = value.parent
  const { parent } = value
  if (ts.isVariableDeclaration(parent)) return parent.type !== undefined
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === value)
}
