// The log of acts tells staff, members, sources and the club itself apart. An act is made by one of the functions of
// platform/db/acts.ts, so that each kind says the same of everybody.
import ts from 'typescript'

const MAKER = 'apps/server/src/platform/db/acts.ts'

/** A finding at `actorKind: 'staff'` and the like, wherever it is written but in the file that makes acts. */
export function actByHand(node, file) {
  if (file === MAKER || !ts.isPropertyAssignment(node) || node.name.getText() !== 'actorKind') return null
  const value = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer
  if (!ts.isStringLiteralLike(value)) return null
  return `an act is made by ${value.text}Act(app, …) of platform/db/acts.ts`
}
