import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { smallExport, writeExport } from '../areas/visits/dms/testing/export-files.ts'
import { newDatabase, openTestDatabase } from '../testing/test-database.ts'
import { runCli } from './testing/run-cli.ts'

test(
  'club stores add opens a store once, with a desk of its own, for whom it names',
  { timeout: 180_000 },
  async () => {
    const { url, folder, remove } = await newDatabase()
    onTestFinished(remove)
    const env = { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') }
    const add = (...args: string[]) => runCli(['stores', 'add', ...args, '--json'], env)
    expect(await add('--name', '二店')).toMatchObject({ exitCode: 2, stdout: '' })

    await runCli(['import', writeExport(smallExport())], env)
    await runCli(['staff', 'add', '--name', '周经理', '--role', 'manager', '--login', 'Zhou'], env)
    expect(await add('--name', '二店', '--staff', 'zhou', 'nobody')).toMatchObject({ exitCode: 2, stdout: '' })
    const added = await add('--name', ' 二店 ', '--source', 'dms2', '--staff', 'ZHOU', 'zhou')
    expect(added.exitCode).toBe(0)
    const { storeId } = JSON.parse(added.stdout) as { storeId: string }
    for (const wrong of [
      ['--name', '二店'],
      ['--name', '三店', '--source', 'dms2'],
      ['--name', ' '],
      ['--name', '长'.repeat(81)],
      [],
    ])
      expect(await add(...wrong)).toMatchObject({ exitCode: 2, stdout: '' })

    const db = await openTestDatabase(url)
    onTestFinished(() => db.close())
    expect(await db.read.all('SELECT name FROM stores ORDER BY id')).toMatchObject([{}, { name: '二店' }])
    const sources = await db.read.all('SELECT name FROM sources WHERE storeId = ? ORDER BY name', [storeId])
    expect(sources).toEqual([{ name: `desk:${storeId}` }, { name: 'dms2' }])
    const imported = await runCli(['import', writeExport(smallExport()), '--source', 'dms2'], env)
    expect(imported.exitCode).toBe(0)
    expect(await db.read.all('SELECT storeId FROM visits WHERE storeId = ?', [storeId])).toEqual([{ storeId }])
    const people = 'SELECT s.name FROM staff_stores x JOIN staff s ON s.id = x.staffId WHERE x.storeId = ?'
    expect(await db.read.all(people, [storeId])).toEqual([{ name: '周经理' }])
  },
)
