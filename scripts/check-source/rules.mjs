// The checks of check-source.mjs, a function each: file and syntax tree in, findings out.
import ts from 'typescript'
import { actByHand } from './acts.mjs'
import { answerMadeBesideUnit } from './answers.mjs'
import { ledgerWrites } from './ledger.mjs'
import { uncheckedRow } from './rows.mjs'
import { foreignWrite } from './tables.mjs'

const FILE_LINES_MAX = 300
const FUNCTION_LINES_MAX = 70

const TEST = /^tests\/|\.(test|property\.test)\.tsx?$|\/testing\//
const DEFAULT_EXPORT_ALLOWED = [
  /\.config\.(ts|mts|mjs)$/,
  /\.d\.ts$/,
  /^apps\/miniapp\/config\//,
  /^apps\/miniapp\/src\/(app|(pages|subpackages|custom-tab-bar)\/.*index|custom-tab-bar\/index)\.tsx$/,
  /^apps\/console\/src\/(people|club|visits|system|shell|today)\/.*(index|version|draft)\.tsx$/,
  // Stands in for Taro, which is imported by default.
  /^apps\/miniapp\/testing\/taro\.ts$/,
  /^scripts\/vitest-reporter\.mjs$/,
]
const PROCESS_ENV_ALLOWED = [TEST, /^apps\/server\/src\/config\.ts$/, /\.config\.(ts|mts)$/, /^apps\/miniapp\/config\//]
// Taro replaces these two by their value when it builds; nothing is read when the program runs.
const BUILD_CONSTANTS = new Set(['TARO_ENV', 'NODE_ENV'])
// The database layer itself.
const ROWS_BY_HAND = /^apps\/server\/src\/platform\/db\//
const IMPURE_IN_DOMAIN = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\basync\b|\bPromise\b|\bperformance\.now\b/

/** All findings of one file, in the order of its lines. `tree` is null for files that are not scripts. */
export function findingsOf(file, text, tree, owners = new Map()) {
  const findings = []
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  if (lines > FILE_LINES_MAX) findings.push({ line: 1, message: `${lines} lines, at most ${FILE_LINES_MAX}` })
  if (tree !== null) {
    const rules = rulesFor(file, owners)
    visit(tree, (node) => {
      for (const rule of rules) {
        const message = rule(node, tree)
        if (message) findings.push({ line: lineAt(tree, node.getStart(tree)), message })
      }
    })
  }
  return findings.sort((a, b) => a.line - b.line).map((finding) => ({ file, ...finding }))
}

function rulesFor(file, owners) {
  const rules = [longFunction]
  if (file.startsWith('scripts/')) return rules
  rules.push(explicitAny)
  if (!DEFAULT_EXPORT_ALLOWED.some((path) => path.test(file))) rules.push(defaultExport)
  if (!PROCESS_ENV_ALLOWED.some((path) => path.test(file))) rules.push(processEnv)
  if (file.startsWith('apps/server/src/') && !TEST.test(file))
    rules.push(
      (node) => ledgerWrites(node, file),
      (node) => foreignWrite(node, file, owners),
      (node) => actByHand(node, file),
      answerMadeBesideUnit,
    )
  if (file.startsWith('apps/server/src/') && !ROWS_BY_HAND.test(file) && !TEST.test(file)) rules.push(uncheckedRow)
  if (file.startsWith('apps/server/src/screens/') && !TEST.test(file)) rules.push(unitOfScreen)
  if (file.startsWith('packages/domain/src/') && !TEST.test(file)) rules.push(impureDomain)
  if (/^apps\/(console|miniapp)\/src\//.test(file) && !TEST.test(file)) rules.push(pathString)
  if (file.startsWith('apps/console/src/') && !file.startsWith('apps/console/src/kit/'))
    rules.push((node) => outsideKit(node, file))
  if (file.startsWith('apps/miniapp/src/') && file !== 'apps/miniapp/src/api/http.ts') rules.push(taroRequest)
  return rules
}

function longFunction(node, tree) {
  if (!ts.isFunctionLike(node) || !node.body || isTestGroup(node)) return null
  const length = lineAt(tree, node.end) - lineAt(tree, node.getStart(tree)) + 1
  if (length <= FUNCTION_LINES_MAX) return null
  const name = node.name?.getText(tree) ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText(tree) : '')
  return `function ${name || '(without a name)'} has ${length} lines, at most ${FUNCTION_LINES_MAX}`
}

/** The function given to `describe(…)` is a list of tests, not one thing to understand. */
function isTestGroup(node) {
  const call = node.parent
  return ts.isCallExpression(call) && /^(describe|suite)\b/.test(call.expression.getText())
}

function explicitAny(node) {
  return node.kind === ts.SyntaxKind.AnyKeyword ? 'any: say what it is, or unknown' : null
}

function defaultExport(node) {
  const isDefault =
    ts.isExportAssignment(node) ||
    node.kind === ts.SyntaxKind.DefaultKeyword ||
    (ts.isExportSpecifier(node) && node.name.text === 'default')
  const inSwitch = isDefault && ts.isCaseOrDefaultClause(node.parent)
  return isDefault && !inSwitch ? 'default export: give it a name' : null
}

function processEnv(node) {
  if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env') {
    const from = node.parent.parent.parent.moduleSpecifier.text
    return /^(node:)?process$/.test(from) ? 'the environment is read in apps/server/src/config.ts only' : null
  }
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'env') return null
  if (!/^(globalThis\.)?process$/.test(node.expression.getText())) return null
  const reader = node.parent
  const variable = ts.isPropertyAccessExpression(reader) ? reader.name : reader.argumentExpression
  if (variable && BUILD_CONSTANTS.has(variable.text)) return null
  return 'the environment is read in apps/server/src/config.ts only'
}

/** `app.db.unit(…)`, `db.upkeep(…)`, however it is reached: a screen that gets hold of one could write. */
function unitOfScreen(node) {
  const name = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : ts.isElementAccessExpression(node)
      ? node.argumentExpression.text
      : ts.isBindingElement(node)
        ? (node.propertyName ?? node.name).getText()
        : null
  return name === 'unit' || name === 'upkeep'
    ? 'a screen opens no unit: the command stands in its module and is given the function that makes the answer'
    : null
}

function impureDomain(node, tree) {
  const isImpure =
    node.kind === ts.SyntaxKind.AsyncKeyword ||
    ((ts.isPropertyAccessExpression(node) || ts.isNewExpression(node) || ts.isTypeReferenceNode(node)) &&
      IMPURE_IN_DOMAIN.test(node.getText(tree)) &&
      !node.getText(tree).includes('\n'))
  return isImpure ? 'the domain has no clock, no randomness and no promises: take what is needed as a parameter' : null
}

// The forms of the rules set their fields in rows; that is no table of facts.
const TABLE_OF_FIELDS = /^apps\/console\/src\/club\/rules\/[a-z-]+-(form|table)\.tsx$/

/** Parts of Ant Design that only the console's kit draws, and what a page uses instead. */
const INSTEAD = {
  Table: 'a list is drawn by kit/list-page.tsx, a few facts by kit/facts-table.tsx',
  Modal: 'what needs a word before it is done is asked by FormDialog, ReasonDialog or ConfirmDialog',
  DatePicker: 'days are chosen in a DayField or a list’s filter of kind days',
}

/** A list, a table, a question or a date of the console that does not come from its kit. */
function outsideKit(node, file) {
  if (ts.isJsxAttribute(node)) {
    const isDate = node.name.getText() === 'type' && /^.date.$/.test(node.initializer?.getText() ?? '')
    return isDate ? 'the browser writes dates its own way: use DayField or a list’s filter of kind days' : null
  }
  if (ts.isCallExpression(node)) {
    const isAsked = /(^|\.)modal\.(confirm|info|success|warning|error)$/.test(node.expression.getText())
    return isAsked ? INSTEAD.Modal : null
  }
  const isElement = ts.isJsxOpeningElement(node) && node.tagName.getText() === 'table'
  if (isElement) return TABLE_OF_FIELDS.test(file) ? null : INSTEAD.Table
  if (!ts.isImportSpecifier(node)) return null
  const imported = (node.propertyName ?? node.name).text
  const from = node.parent.parent.parent.moduleSpecifier.text
  return /^antd($|\/)/.test(from) ? (INSTEAD[imported] ?? null) : null
}

function taroRequest(node) {
  const isRequest = ts.isPropertyAccessExpression(node) && /^(Taro|wx)\.request$/.test(node.getText())
  return isRequest ? 'requests go through api/http.ts' : null
}

function pathString(node) {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node)
  return isText && node.text.startsWith('/api/') ? 'a path of the interface: call(endpoint, …) knows it' : null
}

function visit(node, see) {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

function lineAt(tree, position) {
  return tree.getLineAndCharacterOfPosition(position).line + 1
}
