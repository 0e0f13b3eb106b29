import ts from 'typescript'
import { expect, it } from 'vitest'
import { findingsOf } from './rules.mjs'

function findingsIn(code, file = 'apps/server/src/screens/staff/scan.ts') {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS)
  return findingsOf(file, code, tree)
}

it.each([
  'export const scan = (app, caller) => app.db.unit(act, (unit) => scanCard(unit))',
  'export const scan = ({ db }) => db.upkeep((sql) => sql.run(text))',
  'export const scan = ({ db: { unit } }) => unit(act, work)',
  'export const scan = ({ db: { unit: open } }) => open(act, work)',
  "export const scan = (app) => app.db['unit'](act, work)",
])('a screen that opens a unit is found: %s', (code) => {
  expect(findingsIn(code)).toMatchObject([{ file: 'apps/server/src/screens/staff/scan.ts', line: 1 }])
  expect(findingsIn(code)[0].message).toContain('a screen opens no unit')
})

it('a screen may make the answer inside the unit of a command, a module opens units, a test does as it likes', () => {
  const answers = 'export const scan = (app) => scanCardAtDesk(app, (unit, card) => memberPanel(unit.sql, card))'
  expect(findingsIn(answers)).toEqual([])
  const opens = 'export const join = (app) => app.db.unit(act, work)'
  expect(findingsIn(opens, 'apps/server/src/areas/club/membership/join-club.ts')).toEqual([])
  expect(findingsIn(opens, 'apps/server/src/screens/console/fleet.test.ts')).toEqual([])
})
