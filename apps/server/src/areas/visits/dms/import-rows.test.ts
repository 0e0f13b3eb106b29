import { describe, expect, it } from 'vitest'
import { importFolder } from './index.ts'
import { emptyClub } from './testing/empty-club.ts'
import { archiveRow, lineRow, orderRow, smallExport, vins, writeExport, type Row } from './testing/export-files.ts'

type Case = [column: string, change: Row, code: string]

const listed = (file: string, cases: readonly Case[]) =>
  cases.map(([column, , code], i) => ({ file, row: i + 3, column, code, reason: expect.any(String) as string }))

describe('bad rows', () => {
  it('a car whose row is wrong is listed, its customer goes in', async () => {
    const cases: Case[] = [
      ['底盘号', { 底盘号: 'LS5A3ADJ0KA007002' }, 'VIN_CHECK_DIGIT'],
      ['底盘号', { 底盘号: 'LS5A3ADJ6KA00700' }, 'VIN_LENGTH'],
      ['底盘号', { 底盘号: 'LS5A3ADJ6KA00700O' }, 'VIN_CHARACTER'],
      ['底盘号', { 底盘号: '' }, 'FIELD_MISSING'],
      ['购车日期', { 购车日期: '2019-02-30' }, 'DATE_IMPOSSIBLE'],
      ['购车日期', { 购车日期: '上个月' }, 'DATE_MALFORMED'],
      ['使用性质', { 使用性质: '赛车' }, 'VALUE_UNKNOWN'],
      ['底盘号', { 底盘号: vins[0] }, 'VEHICLE_DUPLICATE'],
    ]
    const club = await emptyClub()
    const others = cases.map(([, change], i) => archiveRow({ 客户编号: `K${i + 2}`, 底盘号: vins[1], ...change }))
    const report = await club.import({ archive: [archiveRow(), ...others] })
    expect(report.badRows).toEqual(listed('archive.csv', cases))
    expect(report.vehicles).toEqual({ new: 1, changed: 0, same: 0, bad: cases.length })
    expect(report.customers).toEqual({ new: 1 + cases.length, changed: 0, same: 0, bad: 0 })
    expect(await club.count('vehicles')).toBe(1)
  })

  it('a customer whose row is wrong is listed, the car waits', async () => {
    const cases: Case[] = [
      ['客户名称', { 客户名称: '' }, 'FIELD_MISSING'],
      ['客户编号', { 客户编号: '' }, 'FIELD_MISSING'],
      ['证件号码', { 证件号码: '9.9E+17' }, 'SCIENTIFIC_NOTATION'],
      ['手机', { 手机: '1.99E+10' }, 'SCIENTIFIC_NOTATION'],
      ['客户名称', { 客户名称: '长'.repeat(81) }, 'TEXT_TOO_LONG'],
      ['客户名称', { 客户名称: '杜\uFFFD' }, 'TEXT_UNREADABLE'],
      ['性别', { 性别: '龙' }, 'VALUE_UNKNOWN'],
    ]
    const club = await emptyClub()
    const others = cases.map(([, change], i) => archiveRow({ 客户编号: `K${i + 2}`, 底盘号: vins[1], ...change }))
    const folder = writeExport({ archive: [archiveRow(), ...others] }, { encoding: 'utf-8' })
    const report = await importFolder(club.app, { folder })
    expect(report.badRows).toEqual(listed('archive.csv', cases))
    expect(report.customers).toEqual({ new: 1, changed: 0, same: 0, bad: cases.length })
    expect(report.warnings).toEqual({ VEHICLE_HELD: cases.length })
    expect(await club.count('vehicles')).toBe(1)
  })

  it('an order whose row is wrong is listed and its lines wait', async () => {
    const cases: Case[] = [
      ['结算日期', { 结算日期: '' }, 'FIELD_MISSING'],
      ['结算日期', { 结算日期: '2024-04-31' }, 'DATE_IMPOSSIBLE'],
      ['结算日期', { 结算日期: '2024-05-01' }, 'DATES_REVERSED'],
      ['结算日期', { 结算日期: '9999-12-31' }, 'DATE_OUT_OF_RANGE'],
      ['维修类型', { 维修类型: '美容' }, 'VALUE_UNKNOWN'],
      ['状态', { 状态: '在修' }, 'VALUE_UNKNOWN'],
      ['行驶里程', { 行驶里程: '七千' }, 'NUMBER_MALFORMED'],
      ['行驶里程', { 行驶里程: '-1' }, 'NUMBER_OUT_OF_RANGE'],
      ['底盘号', { 底盘号: vins[2] }, 'VEHICLE_UNKNOWN'],
    ]
    const club = await emptyClub()
    const numbers = cases.map((_, i) => `RO${i + 2}`)
    const report = await club.import({
      archive: [archiveRow()],
      orders: [orderRow(), ...cases.map(([, change], i) => orderRow({ 工单号: numbers[i]!, ...change }))],
      lines: [lineRow(), ...numbers.map((number) => lineRow({ 工单号: number }))],
    })
    expect(report.badRows).toEqual(listed('orders.csv', cases))
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 0, bad: cases.length })
    expect(report.lines).toEqual({ new: 1, changed: 0, same: 0, bad: 0 })
    expect(report.warnings).toEqual({ LINE_HELD: cases.length })
    expect(await club.count('visits')).toBe(1)
  })

  it('an order of hundreds of lines goes in and is explained line by line; one of thousands is listed', async () => {
    const club = await emptyClub()
    const linesOf = (number: string, count: number) =>
      Array.from({ length: count }, (_, i) => lineRow({ 工单号: number, 行号: String(i + 1), 金额: '1.50' }))
    const report = await club.import(
      {
        archive: [archiveRow()],
        orders: [orderRow(), orderRow({ 工单号: 'RO2' })],
        lines: [...linesOf('RO1', 600), ...linesOf('RO2', 2_000)],
      },
      { joinAll: '2010-01-01' },
    )
    expect(report.badRows).toEqual([
      expect.objectContaining({ file: 'orders.csv', row: 3, column: '工单号', code: 'ORDER_TOO_LONG' }),
    ])
    expect(await club.points()).toBe(900)
    const posting = await club.app.db.read.one<{ facts: string }>(
      "SELECT facts FROM ledger_postings WHERE kind = 'visit'",
    )
    expect((JSON.parse(posting!.facts) as { parts: unknown[] }).parts).toHaveLength(600)
  })

  it('a line whose row is wrong is listed and holds its whole order back', async () => {
    const cases: Case[] = [
      ['金额', { 金额: '一百' }, 'AMOUNT_MALFORMED'],
      ['金额', { 金额: '1.005' }, 'AMOUNT_TOO_PRECISE'],
      ['金额', { 金额: '1.23E+16' }, 'SCIENTIFIC_NOTATION'],
      ['付费方', { 付费方: '老板' }, 'VALUE_UNKNOWN'],
      ['类别', { 类别: '其他' }, 'VALUE_UNKNOWN'],
      ['行号', { 行号: 'x' }, 'NUMBER_MALFORMED'],
      ['数量', { 数量: '半' }, 'NUMBER_MALFORMED'],
    ]
    const club = await emptyClub()
    const numbers = cases.map((_, i) => `RO${i + 2}`)
    const report = await club.import({
      archive: [archiveRow()],
      orders: [orderRow(), ...numbers.map((number) => orderRow({ 工单号: number }))],
      lines: [
        lineRow(),
        ...cases.map(([, change], i) => lineRow({ 工单号: numbers[i]!, ...change })),
        ...numbers.map((number) => lineRow({ 工单号: number, 行号: '2' })),
      ],
    })
    expect(report.badRows).toEqual(listed('lines.csv', cases))
    expect(report.lines).toEqual({ new: 1, changed: 0, same: 0, bad: cases.length })
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 0, bad: 0 })
    expect(report.warnings).toEqual({ ORDER_HELD: cases.length, LINE_HELD: cases.length })
    expect(await club.count('visits')).toBe(1)
  })

  it('lists orders without lines, lines without an order, and what comes twice', async () => {
    const club = await emptyClub()
    const report = await club.import({
      archive: [archiveRow()],
      orders: [orderRow(), orderRow(), orderRow({ 工单号: 'RO2' }), orderRow({ 工单号: 'RO3' })],
      lines: [lineRow(), lineRow({ 工单号: 'RO9' }), lineRow({ 工单号: 'RO3' }), lineRow({ 工单号: 'RO3' })],
    })
    expect(report.badRows).toMatchObject([
      { file: 'lines.csv', row: 3, column: '工单号', code: 'ORDER_MISSING' },
      { file: 'lines.csv', row: 5, column: '行号', code: 'LINE_DUPLICATE' },
      { file: 'orders.csv', row: 3, column: '工单号', code: 'ORDER_DUPLICATE' },
      { file: 'orders.csv', row: 4, column: '工单号', code: 'ORDER_EMPTY' },
    ])
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 0, bad: 2 })
    expect(report.warnings).toMatchObject({ ORDER_HELD: 1, LINE_HELD: 1 })
  })

  it('goes in with the next import when the row is mended', async () => {
    const club = await emptyClub()
    const orders = [orderRow(), orderRow({ 工单号: 'RO2' })]
    await club.import({ archive: [archiveRow()], orders, lines: [lineRow(), lineRow({ 工单号: 'RO2', 金额: '一百' })] })
    const report = await club.import({
      archive: [archiveRow()],
      orders,
      lines: [lineRow(), lineRow({ 工单号: 'RO2' })],
    })
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 1, bad: 0 })
    expect(report.badRows).toEqual([])
  })
})

describe('odd rows', () => {
  it('keeps what looks odd, and counts it', async () => {
    const club = await emptyClub()
    const report = await club.import({
      ...smallExport(),
      archive: [archiveRow({ 手机: '0851-5551234', 证件号码: '990000199306030001', 车牌号: '临123' })],
    })
    expect(report.badRows).toEqual([])
    expect(report.warnings).toEqual({ PHONE_NOT_MOBILE: 1, ID_NUMBER_DOUBTFUL: 1, PLATE_UNUSUAL: 1 })
    expect(report.customers.new + report.vehicles.new + report.orders.new).toBe(3)
  })

  it('takes the first of two rows that disagree about a customer', async () => {
    const club = await emptyClub()
    const report = await club.import({ archive: [archiveRow(), archiveRow({ 底盘号: vins[1], 客户名称: '杜鹰' })] })
    expect(report.warnings).toEqual({ CUSTOMER_CONFLICT: 1 })
    expect(report.vehicles.new).toBe(2)
    expect(await club.count('customers', "name = '杜英'")).toBe(1)
  })

  it('marks an odometer that goes backwards', async () => {
    const club = await emptyClub()
    const later = { 工单号: 'RO2', 进厂日期: '2024-08-01', 结算日期: '2024-08-01', 行驶里程: '900' }
    const report = await club.import({
      archive: [archiveRow()],
      orders: [orderRow(later), orderRow()],
      lines: [lineRow(), lineRow({ 工单号: 'RO2' })],
    })
    expect(report.warnings).toEqual({ ODOMETER_BACKWARDS: 1 })
    expect(await club.count('visits', "orderNumber = 'RO2' AND odometerSuspect = 1")).toBe(1)
  })

  it('encrypts what identifies a person', async () => {
    const club = await emptyClub()
    await club.import(smallExport())
    const row = await club.app.db.read.one<Record<string, string>>(
      'SELECT c.phone, c.phoneHash, c.idNumber, c.address, v.bringerPhone FROM customers c, visits v',
    )
    expect(JSON.stringify(row)).not.toMatch(/19907000000|990000199306030000|花果园/)
    expect(row).toMatchObject({ phoneHash: club.app.keys.blindIndex('phone', '19907000000') })
  })
})
