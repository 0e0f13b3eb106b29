import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import type { ListColumn } from '../list.ts'
import { fileColumns, plainCell } from './cells.ts'
import { csvText } from './csv.ts'
import { readAll, TooManyRows } from './read-all.ts'
import { xlsxBlob } from './xlsx.ts'

interface Sale {
  readonly id: string
  readonly name: string
  readonly card: string
  readonly pieces: number
  readonly fen: number
  readonly on: string | null
  readonly at: string
}

const columns: readonly ListColumn<Sale>[] = [
  { key: 'name', title: '会员', value: ({ name }) => name, under: { title: '卡号', value: ({ card }) => card } },
  { key: 'pieces', title: '件数', kind: 'change', value: ({ pieces }) => pieces },
  { key: 'fen', title: '金额', kind: 'fen', value: ({ fen }) => fen },
  { key: 'on', title: '日期', kind: 'day', value: ({ on }) => on },
  { key: 'at', title: '时间', kind: 'moment', value: ({ at }) => at },
]

const sale: Sale = {
  id: '1',
  name: '=HYPERLINK("http://x")',
  card: '0880000012',
  pieces: -3,
  fen: 123_450,
  on: '2026-01-25',
  at: '2026-01-25T16:30:00.000Z',
}

describe('CSV', () => {
  it('writes what a spreadsheet reads as it stands', () => {
    expect(
      csvText([
        ['名称', '积分'],
        ['他说"好"，\n真的', -3],
      ]),
    ).toBe('\uFEFF名称,积分\r\n"他说""好""，\n真的",-3\r\n')
  })

  it('desk C11: lets no cell be a formula', () => {
    expect(csvText([['=HYPERLINK("x")', '+1', '@a', '-b', 'a=b']])).toBe(
      `\uFEFF"'=HYPERLINK(""x"")",'+1,'@a,'-b,a=b\r\n`,
    )
    expect(csvText([[-12.5, '-12.50', '1000000008123456789']])).toBe(`\uFEFF-12.5,'-12.50,1000000008123456789\r\n`)
    expect(csvText([['\t=1', '\r=1', '\n=1', '＝1']])).toBe(`\uFEFF'\t=1,"'\r=1","'\n=1",'＝1\r\n`)
  })

  it('has a column for what stands under a cell, yuan, and the time of Shanghai', () => {
    const file = fileColumns(columns)
    expect(file.map(({ title }) => title)).toEqual(['会员', '卡号', '件数', '金额', '日期', '时间'])
    expect(file.map(({ kind, value }) => plainCell(kind, value(sale)))).toEqual([
      '=HYPERLINK("http://x")',
      '0880000012',
      -3,
      1234.5,
      '2026-01-25',
      '2026-01-26 00:30',
    ])
    expect(plainCell('day', null)).toBe('')
  })
})

describe('XLSX', () => {
  async function opened(rows: readonly Sale[]): Promise<Record<string, string>> {
    const blob = await xlsxBlob(fileColumns(columns), rows, [['筛选', '=1+1']])
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
  }

  /** The values of a row as the sheet keeps them; text by its number among the shared strings. */
  const cellsOf = (sheet: string, row: number) =>
    [...sheet.matchAll(new RegExp(`<c r="[A-Z]+${row}"[^>]*?(?: t="(\\w+)")?[^>]*?>(?:<v>(.*?)</v>)?`, 'g'))].map(
      ([cell, , value]) => ({ text: cell.includes(' t="s"'), value: Number(value) }),
    )

  it('keeps numbers as numbers, days and instants as dates, the rest as text and nothing as a formula', async () => {
    const files = await opened([sale])
    const sheet = files['xl/worksheets/sheet1.xml']!
    expect(sheet).not.toContain('<f>')
    expect(files['xl/worksheets/sheet2.xml']).toBeUndefined()
    const [name, card, pieces, fen, on, at] = cellsOf(sheet, 3)
    expect([name!.text, card!.text, pieces!.text, fen!.text, on!.text, at!.text]).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(pieces!.value).toBe(-3)
    expect(fen!.value).toBe(1234.5)
    // Days since 1899-12-30, as Excel counts: 25 January 2026, and half past midnight of the day after.
    expect(on!.value).toBe(46_047)
    expect(at!.value).toBeCloseTo(46_048 + 0.5 / 24, 6)
    expect(files['xl/sharedStrings.xml']).toContain('0880000012')
    expect(files['xl/sharedStrings.xml']).toContain('=HYPERLINK(')
  })

  it('leaves a cell empty where there is nothing to say', async () => {
    const files = await opened([{ ...sale, on: null }])
    expect(cellsOf(files['xl/worksheets/sheet1.xml']!, 3)).toHaveLength(5)
  })

  it('desk C9: says above the columns what the rows are, as text', async () => {
    const files = await opened([sale])
    const sheet = files['xl/worksheets/sheet1.xml']!
    expect(cellsOf(sheet, 1).map(({ text }) => text)).toEqual([true, true])
    const strings = [...files['xl/sharedStrings.xml']!.matchAll(/<t[^>]*>(.*?)<\/t>/g)].map(([, words]) => words)
    const said = (row: number) => cellsOf(sheet, row).map(({ value }) => strings[value])
    expect(said(1)).toEqual(['筛选', '=1+1'])
    expect(said(2)).toEqual(['会员', '卡号', '件数', '金额', '日期', '时间'])
    expect(sheet).toContain('ySplit="2"')
  })

  it('desk C10: amounts add up to what the screen says, in fen', async () => {
    const sales = [12_345, 1, 99_999, -5_000].map((fen) => ({ ...sale, fen }))
    const files = await opened(sales)
    const sheet = files['xl/worksheets/sheet1.xml']!
    const amounts = sales.map((_, at) => cellsOf(sheet, 3 + at)[3]!.value)
    expect(amounts).toEqual([123.45, 0.01, 999.99, -50])
    expect(Math.round(amounts.reduce((sum, one) => sum + one, 0) * 100)).toBe(107_345)
    expect(files['xl/styles.xml']).toContain('#,##0.00')
  })

  it('desk C10: a browser in any time zone writes the same bytes', async () => {
    const written = []
    const offsets = []
    for (const zone of ['UTC', 'America/Los_Angeles', 'Asia/Shanghai']) {
      vi.stubEnv('TZ', zone)
      offsets.push(new Date(sale.at).getTimezoneOffset())
      written.push((await opened([sale]))['xl/worksheets/sheet1.xml'])
    }
    vi.unstubAllEnvs()
    expect(offsets).toEqual([0, 480, -480])
    expect(new Set(written).size).toBe(1)
  })
})

describe('reading all of a list', () => {
  const rows = Array.from({ length: 250 }, (_, at) => ({ id: String(at) }))
  const idOf = ({ id }: { id: string }) => id
  const read = vi.fn<Parameters<typeof readAll<{ id: string }>>[0]>(async ({ cursor, limit }) => {
    const from = Number(cursor ?? 0)
    const next = from + limit
    return { rows: rows.slice(from, next), nextCursor: next < rows.length ? String(next) : null, count: rows.length }
  })

  it('takes every page in order and says how far it is', async () => {
    const progress: [number, number | null][] = []
    expect(await readAll(read, idOf, (done, of) => progress.push([done, of]))).toEqual(rows)
    expect(progress).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ])
  })

  it('takes a row that moved to a later page once', async () => {
    const pages = [
      { rows: rows.slice(0, 2), nextCursor: 'x' },
      { rows: rows.slice(1, 3), nextCursor: null },
    ]
    expect(
      await readAll(
        async () => pages.shift()!,
        idOf,
        () => undefined,
      ),
    ).toEqual(rows.slice(0, 3))
  })

  it('refuses what is longer than a file may be, at the first page where the server counts', async () => {
    read.mockClear()
    await expect(readAll(read, idOf, () => undefined, 249)).rejects.toThrow(TooManyRows)
    expect(read).toHaveBeenCalledTimes(1)
    expect(await readAll(read, idOf, () => undefined, 250)).toHaveLength(250)
  })
})
