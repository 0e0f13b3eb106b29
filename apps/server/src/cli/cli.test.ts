import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newDatabase, openTestDatabase, type DatabaseWish } from '../testing/test-database.ts'
import { sampleFolder, smallExport, lineRow, writeExport } from '../areas/visits/dms/testing/export-files.ts'
import { runCli, startCli } from './testing/run-cli.ts'

async function club(wish: DatabaseWish = {}) {
  const { url, folder, remove } = await newDatabase(wish)
  onTestFinished(remove)
  return { url, folder, env: { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') } }
}

/** The object that a command printed, which must be all that it printed. */
const printed = (stdout: string): Record<string, unknown> => {
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Record<string, unknown>
}

const withoutMeasures = ({ rowsPerSecond: _, peakMb: __, ...counts }: Record<string, unknown>) => counts

/** Whole processes, and the whole sample, on machines that may be busy. */
const patience = { timeout: 180_000 }

describe('club import', patience, () => {
  it('rehearses without writing anything, then does what it said, and says the same of what is there', async () => {
    const { env, url, folder } = await club({ untouched: true })
    const args = ['import', sampleFolder, '--join-all', '2010-01-01', '--json']
    const rehearsal = await startCli([...args, '--dry-run'], env).ended
    expect(rehearsal).toMatchObject({ exitCode: 0, signal: null })
    expect(readdirSync(folder)).toEqual([])
    const db = await openTestDatabase(url)
    const tables = db.dialect === 'sqlite' ? 'SELECT name FROM sqlite_master' : 'SHOW TABLES'
    expect(await db.read.all(tables)).toEqual([])
    await db.close()

    const done = await runCli(args, env)
    expect(done.exitCode).toBe(0)
    const counts = printed(done.stdout)
    expect(Object.keys(counts).slice(0, 6)).toEqual(['customers', 'vehicles', 'orders', 'lines', 'points', 'badRows'])
    expect(counts).toMatchObject({
      points: { redeemable: 3_752_515 },
      rowsPerSecond: expect.any(Number) as number,
      peakMb: expect.any(Number) as number,
    })
    expect(withoutMeasures(printed(rehearsal.stdout))).toEqual(withoutMeasures(counts))
    expect(done.stderr).toContain('7497/7497')

    const again = await runCli([...args, '--dry-run'], env)
    expect(printed(again.stdout)).toMatchObject({ orders: { new: 0, same: 7497 }, points: { redeemable: 0 } })
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('cheyou-rehearsal-'))).toEqual([])
  })

  it('rehearses a correction without touching it', async () => {
    const { env } = await club()
    const first = writeExport(smallExport())
    const corrected = writeExport({ ...smallExport(), lines: [lineRow({ 金额: '40' })] })
    await runCli(['import', first, '--join-all', '2010-01-01'], env)
    const counts = { orders: { changed: 1 }, points: { qualifying: -60, redeemable: -60 } }
    expect(printed((await runCli(['import', corrected, '--dry-run', '--json'], env)).stdout)).toMatchObject(counts)
    expect(printed((await runCli(['import', corrected, '--dry-run', '--json'], env)).stdout)).toMatchObject(counts)
    expect(printed((await runCli(['import', corrected, '--json'], env)).stdout)).toMatchObject(counts)
    expect((await runCli(['audit'], env)).exitCode).toBe(0)
  })

  it('exits 1 with bad rows, 2 when it is used wrongly', async () => {
    const { env } = await club()
    const folder = writeExport({ ...smallExport(), lines: [lineRow({ 金额: '?' })] })
    const bad = await startCli(['import', folder, '--json'], env).ended
    expect(bad.exitCode).toBe(1)
    expect(printed(bad.stdout)).toMatchObject({ badRows: [{ file: 'lines.csv', row: 2, column: '金额' }] })
    const told = await runCli(['import', folder], env)
    expect(told.stdout).toContain('lines.csv 第 2 行 金额：金额“?”不是数字')
    const nothingAsked = await startCli([], env).ended
    expect(nothingAsked).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('Usage:') as string })
    for (const args of [
      ['import', '/nowhere'],
      ['import', folder, '--join-all', '2010-02-30'],
      ['import', folder, '--mapping', '/nowhere.json'],
      ['report', 'nonsense'],
    ]) {
      const { exitCode, stdout, stderr } = await runCli(args, env)
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' })
      expect(stderr).not.toBe('')
    }
    const wrongSettings = await runCli(['audit'], { ...env, DATABASE_URL: 'postgres://nowhere' })
    expect(wrongSettings.exitCode).toBe(2)
    expect((await startCli(['--help'], env).ended).exitCode).toBe(0)
  })
})

describe('club report and club audit', patience, () => {
  it('print one object each', async () => {
    const { env } = await club()
    await runCli(['import', writeExport(smallExport()), '--join-all', '2010-01-01'], env)
    const members = printed((await runCli(['report', 'members', '--json'], env)).stdout)
    expect(members).toMatchObject({
      name: 'members',
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      parameters: {},
      count: 1,
      rows: [{ name: '杜英', tier: 'standard', qualifying: 100, redeemable: 100, joinedOn: '2010-01-01' }],
    })
    const points = printed((await runCli(['report', 'points', '--json'], env)).stdout)
    expect(points).toMatchObject({
      count: 1,
      rows: [{ month: '2024-05', earned: 100, spent: 0, expired: 0, reversed: 0 }],
    })
    const table = await runCli(['report', 'points'], env)
    expect(table.stdout).toBe('month\tearned\tspent\texpired\treversed\n2024-05\t100\t0\t0\t0\n')
    const audit = await runCli(['audit', '--json'], env)
    expect(audit.exitCode).toBe(0)
    expect(printed(audit.stdout)).toMatchObject({ ok: true, checked: { postings: 1, entries: 4 }, findings: [] })
  })
})
