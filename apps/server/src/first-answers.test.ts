import * as contract from '@cheyou/contract'
import { expect, test } from 'vitest'
import { tellChanged } from './areas/people/customers/index.ts'
import { auditClub } from './audit.ts'
import { everyRequest, type Scene } from './testing/every-request.ts'
import { systemAct } from './testing/test-app.ts'

/** Time goes by, proofs of presence end, and whatever answers name is called otherwise. */
async function changeEverything({ club }: Scene): Promise<void> {
  club.clock.advance(60 * 60_000)
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    for (const table of ['customers', 'staff', 'stores', 'rewards']) await unit.sql.run(`UPDATE ${table} SET name = id`)
    const all = await unit.sql.all<{ id: string }>('SELECT id FROM customers')
    tellChanged(
      unit,
      all.map(({ id }) => id),
    )
    await unit.sql.run("UPDATE dictionary_values SET name = CONCAT(name, '2')")
    await unit.sql.run('UPDATE rewards SET pointsPrice = pointsPrice + 1, revision = revision + 1')
  })
}

test('every idempotent endpoint gives a repeated key exactly its first answer, whatever has changed since', async () => {
  const scene = await everyRequest()
  const { sent, club, manager } = scene
  const asked = new Set(sent.map(({ endpoint }) => endpoint))
  expect(contract.endpoints.filter((endpoint) => endpoint.idempotent && !asked.has(endpoint))).toEqual([])

  await changeEverything(scene)
  const acts = () => club.app.db.read.one('SELECT COUNT(*) AS n FROM acts')
  const before = await acts()
  for (const { endpoint, answer, again } of sent)
    expect([endpoint.path, JSON.stringify(await again())]).toEqual([endpoint.path, JSON.stringify(answer)])
  expect(await acts()).toEqual(before)

  const { rows } = await manager(contract.getCatalogue)
  expect(rows.map(({ name, rewardId }) => name === rewardId)).toEqual([true, true])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})
