// `.dependency-cruiser.cjs` itself: imports that break a rule are planted in a small tree of the same shape, and found by name and place.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterAll, expect, it } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
const root = mkdtempSync(join(tmpdir(), 'cheyou-imports-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const AREAS = 'apps/server/src/areas'
const VISITS = `${AREAS}/visits/visits/visits.tables.ts`
const visitsFrom = "import { visits } from '../../visits/visits/visits.tables.ts'\nexport const id = visits.id\n"

/** The files, by path; then what the rules find in them: rule, file, and what it imports. */
async function violations(files) {
  const tree = { [VISITS]: 'export const visits = { id: 1 }\n', ...files }
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const options = { baseDir: root, validate: true, ruleSet: { forbidden }, tsPreCompilationDeps: true }
  const { output } = await cruise(Object.keys(files), options)
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

it('a module that reads the table of a later one is found, with the file and the table', async () => {
  const planted = `${AREAS}/club/rewards/planted.queries.ts`
  expect(await violations({ [planted]: visitsFrom })).toEqual([`table-order-club/rewards: ${planted} → ${VISITS}`])
})

it('a type of the table is found too: a layer leaks by its types first', async () => {
  const planted = `${AREAS}/club/rewards/planted-type.ts`
  const text =
    "import type { visits } from '../../visits/visits/visits.tables.ts'\nexport type Visits = typeof visits\n"
  expect(await violations({ [planted]: text })).toEqual([`table-order-club/rewards: ${planted} → ${VISITS}`])
})

it('a statement on the list may, its neighbour in the same module may not', async () => {
  const listed = `${AREAS}/club/discounts/approvals.queries.ts`
  const neighbour = `${AREAS}/club/discounts/planted.queries.ts`
  expect(await violations({ [listed]: visitsFrom, [neighbour]: visitsFrom })).toEqual([
    `table-order-club/discounts: ${neighbour} → ${VISITS}`,
  ])
})

it('a later module may read the tables of an earlier one', async () => {
  const rewards = `${AREAS}/club/rewards/rewards.tables.ts`
  const reader = `${AREAS}/visits/visits/planted.queries.ts`
  const text = "import { rewards } from '../../club/rewards/rewards.tables.ts'\nexport const id = rewards.id\n"
  expect(await violations({ [rewards]: 'export const rewards = { id: 1 }\n', [reader]: text })).toEqual([])
})

it('a later module itself, past its index or not, and an area in the platform are found', async () => {
  const earlier = `${AREAS}/club/points/planted.ts`
  const platform = 'apps/server/src/platform/jobs/planted.ts'
  const index = `${AREAS}/visits/visits/index.ts`
  expect(
    await violations({
      [index]: 'export const settle = 1\n',
      [earlier]: "export { settle } from '../../visits/visits/index.ts'\n",
      [platform]: "export { settle } from '../../areas/visits/visits/index.ts'\n",
    }),
  ).toEqual([`module-order-club/points: ${earlier} → ${index}`, `platform-below-areas: ${platform} → ${index}`])
})
