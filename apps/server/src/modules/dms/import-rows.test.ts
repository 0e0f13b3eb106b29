import { describe, expect, it } from 'vitest'
import { emptyClub } from './testing/empty-club.ts'
import { archiveRow, lineRow, orderRow, smallExport, vins, type Row } from './testing/export-files.ts'

/** An export that is good but for one row, beside good ones. */
async function importWithBad(bad: { archive?: Row; order?: Row; line?: Row }) {
  const club = await emptyClub()
  const report = await club.import({
    archive: [archiveRow(), ...(bad.archive ? [archiveRow({ 底盘号: vins[1], ...bad.archive })] : [])],
    orders: [orderRow(), orderRow({ 工单号: 'RO2', ...bad.order })],
    lines: [lineRow(), lineRow({ 工单号: 'RO2', ...bad.line })],
  })
  return { club, report }
}

describe('bad rows', () => {
  it.each([
    ['底盘号', { 底盘号: 'LS5A3ADJ0KA007002' }, 'VIN_CHECK_DIGIT'],
    ['底盘号', { 底盘号: 'LS5A3ADJ6KA00700' }, 'VIN_LENGTH'],
    ['底盘号', { 底盘号: '' }, 'FIELD_MISSING'],
    ['购车日期', { 购车日期: '2019-02-30' }, 'DATE_IMPOSSIBLE'],
    ['购车日期', { 购车日期: '上个月' }, 'DATE_MALFORMED'],
    ['使用性质', { 使用性质: '赛车' }, 'VALUE_UNKNOWN'],
    ['底盘号', { 底盘号: vins[0] }, 'VEHICLE_DUPLICATE'],
  ])('a car with %s %j is listed, its customer goes in', async (column, archive, code) => {
    const { club, report } = await importWithBad({ archive: { 客户编号: 'K2', ...archive } })
    expect(report.badRows).toEqual([
      { file: 'archive.csv', row: 3, column, code, reason: expect.any(String) as string },
    ])
    expect(report.vehicles).toEqual({ new: 1, changed: 0, same: 0, bad: 1 })
    expect(report.customers).toEqual({ new: 2, changed: 0, same: 0, bad: 0 })
    expect(await club.count('vehicles')).toBe(1)
  })

  it.each([
    ['客户名称', { 客户名称: '' }, 'FIELD_MISSING'],
    ['证件号码', { 证件号码: '9.9E+17' }, 'SCIENTIFIC_NOTATION'],
    ['手机', { 手机: '1.99E+10' }, 'SCIENTIFIC_NOTATION'],
    ['客户名称', { 客户名称: '长'.repeat(81) }, 'TEXT_TOO_LONG'],
    ['性别', { 性别: '龙' }, 'VALUE_UNKNOWN'],
  ])('a customer with %s %j is listed, the car waits', async (column, archive, code) => {
    const { club, report } = await importWithBad({ archive: { 客户编号: 'K2', ...archive } })
    expect(report.badRows).toMatchObject([{ file: 'archive.csv', row: 3, column, code }])
    expect(report.customers).toEqual({ new: 1, changed: 0, same: 0, bad: 1 })
    expect(report.warnings).toMatchObject({ VEHICLE_HELD: 1 })
    expect(await club.count('vehicles')).toBe(1)
  })

  it.each([
    ['结算日期', { 结算日期: '' }, 'FIELD_MISSING'],
    ['结算日期', { 结算日期: '2024-04-31' }, 'DATE_IMPOSSIBLE'],
    ['结算日期', { 结算日期: '2024-05-01' }, 'DATES_REVERSED'],
    ['维修类型', { 维修类型: '美容' }, 'VALUE_UNKNOWN'],
    ['状态', { 状态: '在修' }, 'VALUE_UNKNOWN'],
    ['行驶里程', { 行驶里程: '七千' }, 'NUMBER_MALFORMED'],
    ['行驶里程', { 行驶里程: '-1' }, 'NUMBER_OUT_OF_RANGE'],
    ['底盘号', { 底盘号: vins[2] }, 'VEHICLE_UNKNOWN'],
  ])('an order with %s %j is listed and its lines wait', async (column, order, code) => {
    const { club, report } = await importWithBad({ order })
    expect(report.badRows).toMatchObject([{ file: 'orders.csv', row: 3, column, code }])
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 0, bad: 1 })
    expect(report.lines).toEqual({ new: 1, changed: 0, same: 0, bad: 0 })
    expect(report.warnings).toMatchObject({ LINE_HELD: 1 })
    expect(await club.count('visits')).toBe(1)
  })

  it.each([
    ['金额', { 金额: '一百' }, 'AMOUNT_MALFORMED'],
    ['金额', { 金额: '1.005' }, 'AMOUNT_TOO_PRECISE'],
    ['金额', { 金额: '1.23E+16' }, 'SCIENTIFIC_NOTATION'],
    ['付费方', { 付费方: '老板' }, 'VALUE_UNKNOWN'],
    ['类别', { 类别: '其他' }, 'VALUE_UNKNOWN'],
    ['行号', { 行号: 'x' }, 'NUMBER_MALFORMED'],
    ['数量', { 数量: '半' }, 'NUMBER_MALFORMED'],
  ])('a line with %s %j is listed and holds its whole order back', async (column, line, code) => {
    const { club, report } = await importWithBad({ line })
    expect(report.badRows).toMatchObject([{ file: 'lines.csv', row: 3, column, code }])
    expect(report.lines).toEqual({ new: 1, changed: 0, same: 0, bad: 1 })
    expect(report.orders).toEqual({ new: 1, changed: 0, same: 0, bad: 0 })
    expect(report.warnings).toMatchObject({ ORDER_HELD: 1 })
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
    const { club } = await importWithBad({ line: { 金额: '一百' } })
    const report = await club.import({
      archive: [archiveRow()],
      orders: [orderRow(), orderRow({ 工单号: 'RO2' })],
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
