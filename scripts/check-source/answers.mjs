// The answer of an idempotent endpoint is kept with the request's key, so its use case makes it inside the unit. Its route is
// therefore one call of an imported function that is handed the key: nothing is read, or written, beside it.
import ts from 'typescript'
import * as contract from '../../packages/contract/src/index.ts'

const idempotent = new Set(
  Object.entries(contract).flatMap(([name, exported]) => (exported.idempotent === true ? [name] : [])),
)

/** For the files of the server, `scripts/check-source.mjs`: a finding at the endpoint of a route that does more. */
export function answerMadeBesideUnit(node, tree) {
  const call = node.parent
  if (!call || !ts.isCallExpression(call) || call.arguments[0] !== node || !isOn(call)) return null
  const imports = importsOf(tree)
  const endpoint = ts.isIdentifier(node) ? imports.get(node.text) : undefined
  if (endpoint?.from !== '@cheyou/contract')
    return tree.fileName.endsWith('.router.ts') ? 'a route names its endpoint as the contract exports it' : null
  if (!idempotent.has(endpoint.name) || isOneCall(call.arguments[1], imports)) return null
  return `${endpoint.name} is idempotent: its route is (…) => useCase(…, idempotency), whose answer is kept, and nothing beside it`
}

function isOn({ expression }) {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'on'
}

function isOneCall(handler, imports) {
  if (!handler || !ts.isArrowFunction(handler) || handler.modifiers?.length || !ts.isCallExpression(handler.body))
    return false
  const { expression: useCase, arguments: given } = handler.body
  const isImported = ts.isIdentifier(useCase) && imports.has(useCase.text)
  return isImported && given.some((value) => ts.isIdentifier(value) && value.text === 'idempotency')
}

/** What a file imports by name: as it calls it → where it comes from, and its name there. */
function importsOf(tree) {
  const imports = new Map()
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const named = statement.importClause?.namedBindings
    if (!named || !ts.isNamedImports(named)) continue
    for (const { name, propertyName } of named.elements)
      imports.set(name.text, { from: statement.moduleSpecifier.text, name: (propertyName ?? name).text })
  }
  return imports
}
