import ts from 'typescript'
import { expect, it } from 'vitest'
import { findingsOf } from './rules.mjs'

const HEAD = `import { editReward as endpoint, getCatalogue } from '@cheyou/contract'
import { editReward } from './edit-reward.ts'
import { rewardAtDesk } from './catalogue.queries.ts'
export function catalogueRoutes(app: App, routes: Routes): void {
  routes
`

function findingsIn(route, file = 'apps/server/src/areas/club/rewards/catalogue.router.ts') {
  const text = `${HEAD}    ${route}\n}\n`
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS)
  return findingsOf(file, text, tree)
}

const request = '({ caller, params, body, idempotency })'

it.each([
  `.on(endpoint, ${request} => editReward(app, caller, { ...params, ...body }, idempotency))`,
  `.on(endpoint, ${request} => editReward(app, caller, body, idempotency, (unit) => rewardAtDesk(unit.sql)))`,
  // What is not idempotent reads as it likes.
  `.on(getCatalogue, async ({ caller }) => { await rewardAtDesk(app, caller); return rewardAtDesk(app, caller) })`,
])('a route that only calls its use case, or only reads, is fine: %s', (route) => {
  expect(findingsIn(route)).toEqual([])
})

it.each([
  [
    'reads after the write',
    `async ${request} => { await editReward(app, caller, body, idempotency); return rewardAtDesk(app) }`,
  ],
  ['reads around the write', `async ${request} => rewardAtDesk(app, await editReward(app, caller, body, idempotency))`],
  ['chains a read', `${request} => editReward(app, caller, body, idempotency).then(() => rewardAtDesk(app))`],
  [
    'reads before',
    `async ${request} => { await rewardAtDesk(app); return editReward(app, caller, body, idempotency) }`,
  ],
  ['wraps the answer', `async ${request} => ({ rows: await editReward(app, caller, body, idempotency) })`],
  ['keeps the key to itself', `({ caller, body }) => editReward(app, caller, body)`],
  ['hides behind a function of the file', `${request} => told(app, caller, body, idempotency)`],
  ['hides behind a function as it is', 'told'],
])('a route of an idempotent endpoint that %s is found at its line', (_, handler) => {
  const [finding, ...others] = findingsIn(`.on(endpoint, ${handler})`)
  expect(others).toEqual([])
  expect(finding).toMatchObject({ file: 'apps/server/src/areas/club/rewards/catalogue.router.ts', line: 6 })
  expect(finding.message).toContain('editReward is idempotent')
})

it('an endpoint under another name is found too', () => {
  expect(findingsIn(`.on(contract.editReward, ${request} => editReward(app))`)).toMatchObject([{ line: 6 }])
})
