import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { smallExport, writeExport } from '../areas/visits/dms/testing/export-files.ts'
import { newDatabase, openTestDatabase } from '../testing/test-database.ts'
import { runCli } from './testing/run-cli.ts'

it('club search refill sets right what the audit misses', async () => {
  const { url, folder, remove } = await newDatabase()
  onTestFinished(remove)
  const env = { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') }
  expect((await runCli(['search', 'refill'], env)).exitCode).toBe(2)
  await runCli(['import', writeExport(smallExport()), '--join-all', '2010-01-01'], env)
  const audit = async () =>
    JSON.parse((await runCli(['audit', '--json'], env)).stdout) as { findings: { code: string }[] }
  expect((await audit()).findings).toEqual([])

  const db = await openTestDatabase(url)
  const keys = () =>
    db.read.all('SELECT storeId, kind, term, customerId FROM find_keys ORDER BY storeId, kind, term, customerId')
  const before = await keys()
  expect(before.length).toBeGreaterThan(0)
  await db.upkeep((sql) => sql.run("UPDATE find_keys SET term = CONCAT(term, '0') WHERE kind = 'plate'"))
  expect((await audit()).findings.map(({ code }) => code).toSorted()).toEqual(['FIND_KEY_MISSING', 'FIND_KEY_STALE'])
  const refilled = await runCli(['search', 'refill', '--json'], env)
  expect(JSON.parse(refilled.stdout)).toEqual({ customers: 1 })
  expect((await audit()).findings).toEqual([])
  expect(await keys()).toEqual(before)
  await db.close()
})
