import ts from 'typescript'
import { expect, it } from 'vitest'
import { findingsOf } from './rules.mjs'

function findingsIn(text, file = 'apps/server/src/areas/club/rewards/move-stock.ts') {
  return findingsOf(file, text, ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true))
}

it.each([
  ["const act: Act = {\n  storeId,\n  actorKind: 'staff',\n  actorId: caller.id,\n}\n", 3, 'staffAct'],
  ["const who = { actorKind: 'member' as const, actorId: memberId }\n", 1, 'memberAct'],
  ["await app.db.unit({ ...act, actorKind: 'system' }, work)\n", 1, 'systemAct'],
])('an act that is put together by hand is found at its line: %s', (text, line, maker) => {
  expect(findingsIn(text)).toMatchObject([{ line, message: expect.stringContaining(maker) }])
})

it('who makes acts, what declares their table and what a test plants is fine', () => {
  const text = "export const act = { actorKind: 'staff', actorId: id }\n"
  expect(findingsIn(text, 'apps/server/src/platform/db/acts.ts')).toEqual([])
  expect(findingsIn(text, 'apps/server/src/platform/db/unit.test.ts')).toEqual([])
  expect(findingsIn('export const acts = table({ actorKind: words(20) })\n')).toEqual([])
})
