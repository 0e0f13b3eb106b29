import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { smallExport, writeExport } from '../areas/visits/dms/testing/export-files.ts'
import { newDatabase, openTestDatabase } from '../testing/test-database.ts'
import { runCli } from './testing/run-cli.ts'

const samples = join(import.meta.dirname, '../../../../samples/rewards')

test(
  'club rewards add fills a catalogue from a file, pictures beside it, all of it or nothing',
  { timeout: 180_000 },
  async () => {
    const { url, folder, remove } = await newDatabase()
    onTestFinished(remove)
    const env = { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key'), FILES_DIR: join(folder, 'files') }
    const file = join(folder, 'rewards.json')
    cpSync(join(samples, 'cup.jpg'), join(folder, 'cup.jpg'))
    writeFileSync(join(folder, 'note.jpg'), 'no picture')
    const add = (...rewards: object[]) => {
      writeFileSync(file, JSON.stringify(rewards))
      return runCli(['rewards', 'add', file, '--json'], env)
    }
    const cup = { kind: 'gift', name: '保温杯', pointsPrice: 100 }
    expect(await add(cup)).toMatchObject({ exitCode: 2, stdout: '' })
    await runCli(['import', writeExport(smallExport())], env)
    await runCli(['stores', 'add', '--name', '二店'], env)

    for (const [wrong, why] of [
      [{ stores: ['三店'] }, /1\.stores: there is no store called 三店/],
      [{ tiers: ['platinum'] }, /1\.tiers: TIER_UNKNOWN/],
      [{ picture: 'none.jpg' }, /1\.picture: .*none\.jpg/],
      [{ picture: 'note.jpg' }, /1\.picture: PICTURE_UNSUPPORTED/],
      [{ name: '保温杯' }, /nothing was added/],
    ] as const) {
      const refused = await add(cup, { kind: 'service', name: '洗车', pointsPrice: 50, ...wrong })
      expect(refused.stderr).toMatch(why)
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' })
    }

    const service = { kind: 'service', name: '洗车', pointsPrice: 50, stores: ['二店'], tiers: ['gold'], validDays: 60 }
    const voucher = { kind: 'voucher', name: '券', pointsPrice: 5, faceFen: 100, workTypes: ['repair'] }
    expect(await add({ ...cup, stockLeft: 3, picture: 'cup.jpg' }, service, voucher)).toMatchObject({
      exitCode: 0,
      stdout: '{"added":3}\n',
    })
    const db = await openTestDatabase(url)
    onTestFinished(() => db.close())
    const [picture] = readdirSync(env.FILES_DIR)
    const [store] = await db.read.all<{ id: string }>("SELECT id FROM stores WHERE name = '二店'")
    expect(
      await db.read.all(
        'SELECT name, stockLeft, picture, storeIds, tiers, validDays, workTypes FROM rewards ORDER BY position',
      ),
    ).toMatchObject([
      { name: '保温杯', stockLeft: 3, picture, storeIds: null },
      { name: '洗车', storeIds: JSON.stringify([store!.id]), tiers: '["gold"]', validDays: 60 },
      { name: '券', workTypes: '["repair"]' },
    ])
    expect(await db.read.all('SELECT kind, leftAfter FROM stock_movements')).toEqual([
      { kind: 'opening', leftAfter: 3 },
    ])
  },
)
