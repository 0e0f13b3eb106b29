import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { textLines, type Encoding } from './text-lines.ts'

export interface CsvRecord {
  /** The spreadsheet's row; the heading is row 1. */
  row: number
  /** Null when the row's quotes do not match, so that its cells cannot be told apart. */
  cells: string[] | null
  bytesRead: number
}

export type Delimiter = ',' | '\t' | ';'

/** A cell with line breaks covers several lines of text, but hardly more; beyond this a quote was left open. */
const LINES_PER_RECORD_MAX = 40
const RECORDS_AT_ONCE = 200

/**
 * The records of a CSV file (RFC 4180), in order, a bounded number in memory. A quote that is never closed spoils its own
 * row only: reading goes on with the next line.
 */
export async function* csvRecords(path: string, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<CsvRecord> {
  const reader = recordReader(delimiter)
  let bytesRead = 0
  for await (const line of textLines(path, encoding)) {
    bytesRead = line.bytesRead
    for (const record of reader.take(line.text)) yield { ...record, bytesRead }
  }
  for (const record of reader.end()) yield { ...record, bytesRead }
}

type Found = Omit<CsvRecord, 'bytesRead'>

/** Puts lines together to records. Lines without a quote are records by themselves and parsed many at once. */
function recordReader(delimiter: Delimiter) {
  let row = 0
  let width: number | null = null
  let plain: string[] = []
  let open: string[] = []

  function* flush(): Generator<Found> {
    if (plain.length === 0) return
    const lines = plain
    plain = []
    for (const cells of parseLines(lines, delimiter)) {
      width ??= cells.length
      yield { row: ++row, cells }
    }
  }

  function* take(line: string): Generator<Found> {
    if (open.length === 0 && !line.includes('"')) {
      plain.push(line)
      if (plain.length === RECORDS_AT_ONCE) yield* flush()
      return
    }
    yield* flush()
    open.push(line)
    const cells = parseOne(open, delimiter, width)
    if (cells === 'open' && open.length < LINES_PER_RECORD_MAX) return
    yield* settle(cells)
  }

  /** A record of these lines, or, where there is none, a spoiled row and the other lines read again. */
  function* settle(cells: ParsedRecord): Generator<Found> {
    const [, ...later] = open
    open = []
    if (typeof cells !== 'string') {
      width ??= cells.length
      yield { row: ++row, cells }
      return
    }
    yield { row: ++row, cells: null }
    for (const line of later) yield* take(line)
  }

  function* end(): Generator<Found> {
    while (open.length > 0) yield* settle('open')
    yield* flush()
  }

  return { take, end }
}

type ParsedRecord = string[] | 'open' | 'broken'

const options = (delimiter: Delimiter) => ({ delimiter, relax_column_count: true, record_delimiter: '\n' })

/** One record of these lines. A quote inside a cell (`15" 轮毂`) is just a character, but only where no line break is at stake. */
function parseOne(lines: readonly string[], delimiter: Delimiter, width: number | null): ParsedRecord {
  const alone = lines.length === 1
  try {
    const [cells = []] = parse(lines.join('\n'), { ...options(delimiter), relax_quotes: alone })
    return alone || cells.length === width ? cells : 'broken'
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'broken'
  }
}

/** Lines without quotes: each is a record, an empty one too. */
function parseLines(lines: readonly string[], delimiter: Delimiter): string[][] {
  const filled = lines.filter((line) => line !== '')
  const parsed = filled.length === 0 ? [] : parse(filled.join('\n'), options(delimiter))
  let next = 0
  return lines.map((line) => (line === '' ? [] : (parsed[next++] ?? [])))
}
