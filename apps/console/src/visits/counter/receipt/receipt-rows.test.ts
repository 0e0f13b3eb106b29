import { describe, expect, it } from 'vitest'
import { columnsOf, fitted, type ReceiptRow } from './fit-rows.ts'
import { papers } from './paper.ts'
import { receiptOfSettled } from './receipt-facts.ts'
import { maskedName, receiptRows as rowsOf } from './receipt-rows.ts'

const tier = { code: 'gold', name: '金卡', rank: 2 }
const totals = { totalFen: 72_000, customerFen: 72_000, insurerFen: 0, manufacturerFen: 0, internalFen: 0 }
const earned = { payer: 'customer', qualifyingMilliPerYuan: 1000, redeemableMilliPerYuan: 1000, tierMilli: 1200 }

type Settled = Omit<Parameters<typeof receiptOfSettled>[0], 'origin'> & { number: number }

/** What the printer gets of a visit that was settled just now. */
const receiptRows = ({ number, ...settled }: Settled, columns: number) =>
  rowsOf({ ...receiptOfSettled({ ...settled, origin: 'https://club.example' }), number }, columns)

/** 工时 300 and 配件 500: the tier takes 30, a voucher 50 (desk T22). */
const facts = {
  panel: {
    card: { name: '王小强' },
    phoneMasked: '138****0000',
    advisorName: '刘顾问',
    cars: [{ vehicleId: 'car', plate: '沪A12345' }],
  },
  draft: {
    vehicleId: 'car',
    odometerKm: 52_000,
    lines: [
      { itemName: '更换机油机滤', lineKind: 'labour', payer: 'customer', amountFen: 30_000 },
      { lineKind: 'part', payer: 'customer', amountFen: 50_000 },
    ],
  },
  visit: {
    visitId: 'visit',
    orderNumber: 'CY20261128-ABCDEFGH',
    settledAt: '2026-11-28T03:00:00.000Z',
    refunded: null,
    tier,
    totals,
    points: { qualifying: 864, redeemable: 864 },
    balancesAfter: { qualifying: 2_000, redeemable: 1_234 },
    parts: [
      { ...earned, lineNo: 1, itemName: null, amountFen: 27_000, redeemableExact: '324' },
      { ...earned, lineNo: 2, itemName: null, amountFen: 45_000, redeemableExact: '540' },
    ],
    discounts: {
      grossFen: 80_000,
      takenFen: 8_000,
      netFen: 72_000,
      lines: [
        { lineNo: 1, step: 'tier', code: 'gold', name: '金卡', rateMilli: 900, takenFen: 3_000 },
        { lineNo: 2, step: 'voucher', code: 'r1', name: '50 元代金券', rateMilli: null, takenFen: 5_000 },
      ],
      offers: [],
    },
  },
  storeName: '城东店',
  staffName: '顾晓岚',
  number: 1,
} as unknown as Settled

const textOf = (row: ReceiptRow): string =>
  row.kind === 'rule'
    ? '-'
    : row.kind === 'code'
      ? row.text
      : row.right === undefined
        ? row.left
        : `${row.left}|${row.right}`
const widest = (rows: readonly ReceiptRow[]): number =>
  Math.max(...rows.filter(({ kind }) => kind !== 'code').map((row) => columnsOf(textOf(row))))

describe('a receipt', () => {
  it('T22: says what each line cost, what came off and why, and what is due', () => {
    expect(receiptRows(facts, papers.wide.columns).map(textOf)).toEqual([
      '城东店',
      '工单|CY20261128-ABCDEFGH',
      '时间|2026-11-28 11:00',
      '会员|王*强 138****0000',
      '车牌|沪A12345',
      '里程|52,000 公里',
      '服务顾问|刘顾问',
      '-',
      '更换机油机滤|¥270.00',
      '  原价 ¥300|优惠 ¥30',
      '配件|¥450.00',
      '  原价 ¥500|优惠 ¥50',
      '-',
      '原价|¥800.00',
      '已省|¥80.00',
      '  金卡工时 9 折|¥30.00',
      '  50 元代金券|¥50.00',
      '应付|¥720.00',
      '-',
      '本次积分|+864',
      '消费 ¥720 × 金卡 1.2 倍',
      '可兑换积分|1,234',
      'https://club.example/m/visit/visit?car=car',
      '微信扫码看这次到店和积分',
    ])
  })

  it('T17: the second one says that it is a copy', () => {
    expect(receiptRows({ ...facts, number: 2 }, 48).map(textOf)).toContain('补打 2')
  })

  it.each(Object.values(papers))('T16: on $name no row is wider than the paper, however long a name is', (paper) => {
    const itemName = '更换前后减震器总成（含拆装四轮定位及ABS传感器标定）'.repeat(3)
    const long = {
      ...facts,
      draft: { ...facts.draft, lines: facts.draft.lines.map((line) => ({ ...line, itemName })) },
    }
    const rows = receiptRows({ ...long, storeName: itemName }, paper.columns)
    expect(widest(rows)).toBeLessThanOrEqual(paper.columns)
    expect(rows.flatMap((row) => (row.kind === 'text' ? [row.left] : [])).join('')).toContain(itemName)
  })
})

it('a Chinese character takes two columns; a figure that finds no room goes below', () => {
  expect(columnsOf('沪A1')).toBe(4)
  expect(fitted([{ kind: 'text', left: '更换机油', right: '¥12.00' }], 12)).toEqual([
    { kind: 'text', left: '更换机油' },
    { kind: 'text', left: '', right: '¥12.00' },
  ])
})

it.each([
  ['王强', '王*'],
  ['王小强', '王*强'],
  ['欧阳小小强', '欧***强'],
  ['王', '王'],
])('%s is masked as %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked)
})
