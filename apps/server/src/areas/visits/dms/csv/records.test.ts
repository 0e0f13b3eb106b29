import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeTexts } from '../testing/export-files.ts'
import { csvRecords, type Delimiter } from './records.ts'
import { detectEncoding } from './text-lines.ts'

async function read(text: string, writing: { encoding?: string; mark?: string } = {}, delimiter: Delimiter = ',') {
  const path = join(writeTexts({ 'file.csv': text }, { encoding: 'utf-8', ...writing }), 'file.csv')
  const encoding = detectEncoding(path)
  const records: [number, string[] | null][] = []
  for await (const { row, cells } of csvRecords(path, encoding, delimiter)) records.push([row, cells])
  return { encoding, records }
}

describe('encodings', () => {
  it('reads UTF-8 with and without byte order mark, GBK and UTF-16', async () => {
    const text = '工单号,金额\n甲,1\n'
    const records = [
      [1, ['工单号', '金额']],
      [2, ['甲', '1']],
    ]
    expect(await read(text)).toEqual({ encoding: 'utf-8', records })
    expect(await read(text, { mark: '\uFEFF' })).toEqual({ encoding: 'utf-8', records })
    expect(await read(text, { encoding: 'gbk' })).toEqual({ encoding: 'gb18030', records })
    expect(await read(text, { encoding: 'utf-16le', mark: '\uFEFF' })).toEqual({ encoding: 'utf-16le', records })
  })

  it('is not misled by a character cut off where the probe ends', async () => {
    const text = `a${'车'.repeat(40_000)}\n`
    expect((await read(text)).encoding).toBe('utf-8')
  })

  it('decodes characters that lie across two chunks of the file', async () => {
    const cells = Array.from({ length: 20_000 }, (_, i) => `第${i}号客户`)
    for (const encoding of ['utf-8', 'gbk']) {
      const { records } = await read(`x${cells.join('\n')}\n`, { encoding })
      expect(records.map(([, row]) => row?.[0])).toEqual([`x${cells[0]}`, ...cells.slice(1)])
    }
  })
})

describe('records', () => {
  it('counts a cell with line breaks and empty lines as the spreadsheet does', async () => {
    const { records } = await read('a,b\r\n"x\r\ny",2\r\n\r\n3,"4, ""5"""\r\n')
    expect(records).toEqual([
      [1, ['a', 'b']],
      [2, ['x\ny', '2']],
      [3, []],
      [4, ['3', '4, "5"']],
    ])
  })

  it('takes a quote inside a cell for a character', async () => {
    const { records } = await read('a,b\n15" 轮毂,2\n')
    expect(records[1]).toEqual([2, ['15" 轮毂', '2']])
  })

  it('loses only its own row to a quote that is never closed', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i},good`)
    const { records } = await read(['a,b', '1,"open', ...rows, '2,"open too', '3,"fine"'].join('\n'))
    expect(records.filter(([, cells]) => cells === null).map(([row]) => row)).toEqual([2, 103])
    expect(records).toHaveLength(104)
    expect(records[3]).toEqual([4, ['1', 'good']])
    expect(records[103]).toEqual([104, ['3', 'fine']])
  })

  it('does not glue rows together between two open quotes', async () => {
    const { records } = await read('a,b\n1,"open\n2,good\n3,"open"\n4,good\n')
    expect(records.at(-1)).toEqual([5, ['4', 'good']])
    expect(records[1]).toEqual([2, null])
    expect(records[2]).toEqual([3, ['2', 'good']])
  })

  it('reads tabs as well', async () => {
    expect((await read('a\tb\n1\t2\n', {}, '\t')).records[1]).toEqual([2, ['1', '2']])
  })
})
