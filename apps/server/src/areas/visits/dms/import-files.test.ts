import { describe, expect, it } from 'vitest'
import { importFolder, MappingInvalid, FolderUnusable, readMappingFile, SourceUnusable } from './index.ts'
import { emptyClub } from './testing/empty-club.ts'
import {
  archiveRow,
  lineRow,
  orderRow,
  smallExport,
  writeExport,
  writeTexts,
  type Writing,
} from './testing/export-files.ts'
import { join } from 'node:path'

describe('files of an export', () => {
  it.each<[string, Writing]>([
    ['UTF-8', { encoding: 'utf-8' }],
    ['UTF-8 with byte order mark', { encoding: 'utf-8', mark: '\uFEFF' }],
    ['GBK', { encoding: 'gbk' }],
    ['columns in another order', { backwards: true }],
    ['other names', { names: { archive: '1.csv', orders: 'Export (2).TXT', lines: 'a.csv' } }],
  ])('are known by their headings: %s', async (_, writing) => {
    const club = await emptyClub()
    const report = await importFolder(club.app, { folder: writeExport(smallExport(), writing), joinAll: '2010-01-01' })
    expect(report.badRows).toEqual([])
    expect(report.points).toEqual({ qualifying: 100, redeemable: 100 })
  })

  it('refuses a file that misses a needed column as a whole, and what needs that file', async () => {
    const club = await emptyClub()
    const folder = writeExport(smallExport(), { without: ['金额', '付费方'] })
    const report = await importFolder(club.app, { folder })
    expect(report.badRows).toEqual([
      {
        file: 'lines.csv',
        row: 1,
        column: '金额、付费方',
        code: 'FILE_COLUMNS_MISSING',
        reason: '整个文件未导入：缺少列 金额、付费方',
      },
      { file: 'orders.csv', row: 1, column: '', code: 'FILE_HELD', reason: '整个文件未导入：工单明细文件不能用' },
    ])
    expect(report.customers.new).toBe(1)
    expect(await club.count('visits')).toBe(0)
  })

  it('takes orders of cars that an earlier import brought, without the archive', async () => {
    const club = await emptyClub()
    await club.import({ archive: smallExport().archive })
    const report = await club.import({ orders: smallExport().orders, lines: smallExport().lines })
    expect(report).toMatchObject({ badRows: [], orders: { new: 1 } })
  })

  it('keeps what a narrower file does not speak of', async () => {
    const club = await emptyClub()
    await club.import(smallExport())
    const folder = writeExport({ archive: smallExport().archive }, { without: ['地址', '使用性质', '客户性质'] })
    const report = await importFolder(club.app, { folder })
    expect(report).toMatchObject({ customers: { changed: 1 }, vehicles: { changed: 1 } })
    expect(await club.count('customers', 'address IS NOT NULL')).toBe(1)
    expect(await club.count('vehicles', "vehicleUse = 'family'")).toBe(1)
  })

  it('counts a row with line breaks in a cell once', async () => {
    const club = await emptyClub()
    const report = await club.import({
      ...smallExport(),
      orders: [orderRow({ 送修人: '杜\n英' }), orderRow({ 工单号: 'RO2', 状态: '?' })],
      lines: [lineRow(), lineRow({ 工单号: 'RO2' })],
    })
    expect(report.badRows).toMatchObject([{ file: 'orders.csv', row: 3, column: '状态' }])
  })

  it('reads other headings and words by a mapping', async () => {
    const club = await emptyClub()
    const { archive, orders, lines } = smallExport()
    const renamed = lines.map(({ 金额: amount = '', 付费方: _, ...row }) => ({ ...row, 实收: amount, 付款: '自费' }))
    const folder = writeExport({ archive, orders, lines: renamed })
    const mappings = writeTexts(
      {
        'good.json': JSON.stringify({
          headings: { lines: { amount: '实收', payer: ['付款方', '付款'] } },
          words: { payer: { 自费: 'customer' } },
        }),
        'wrong.json': JSON.stringify({ headings: { lines: { amout: '实收' } } }),
      },
      { encoding: 'utf-8' },
    )
    const mapping = readMappingFile(join(mappings, 'good.json'))
    const report = await importFolder(club.app, { folder, mapping, joinAll: '2010-01-01' })
    expect(report).toMatchObject({ badRows: [], points: { redeemable: 100 } })
    expect(() => readMappingFile(join(mappings, 'wrong.json'))).toThrow(MappingInvalid)
    const unknownCode = { headings: {}, words: { workType: { 美容: 'beauty' } } }
    await expect(importFolder(club.app, { folder, mapping: unknownCode })).rejects.toThrow(MappingInvalid)
  })

  it('refuses a folder without files, and a source that is not there', async () => {
    const club = await emptyClub()
    await expect(importFolder(club.app, { folder: '/nowhere' })).rejects.toThrow(FolderUnusable)
    await club.import(smallExport(), { source: 'kingdee' })
    await expect(club.import(smallExport(), { source: 'kingdeee' })).rejects.toThrow(SourceUnusable)
    expect((await club.import(smallExport())).orders.same).toBe(1)
  })

  it('moves business dates by whole weeks, not birth dates', async () => {
    const club = await emptyClub()
    await club.import(smallExport(), { shiftDays: 14 })
    expect(await club.count('visits', "settledOn = '2024-05-20' AND arrivedOn = '2024-05-19'")).toBe(1)
    expect(await club.count('vehicles', "purchasedOn = '2019-09-28'")).toBe(1)
    expect(await club.count('customers', "birthDate = '1993-06-03'")).toBe(1)
    await expect(club.import(smallExport(), { shiftDays: 3 })).rejects.toThrow(RangeError)
  })
})

it('gives way after every batch, so that a bar drawn by a timer moves and Ctrl C is heard', async () => {
  const club = await emptyClub()
  const numbers = Array.from({ length: 401 }, (_, i) => `K${i + 1}`)
  const archive = numbers.map((number) => archiveRow({ 客户编号: number, 底盘号: '' }))
  const drawn: number[] = []
  let done = 0
  await club.import(
    { archive },
    {
      joinAll: '2010-01-01',
      onProgress: (progress) => {
        if (progress.phase === 'read') return
        done = progress.done
        setImmediate(() => drawn.push(done))
      },
    },
  )
  expect(drawn).toEqual([200, 400, 401, 200, 400, 401])
})
