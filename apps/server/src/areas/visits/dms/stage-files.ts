import { kindNames, type ExportKind } from './columns.ts'
import { csvRecords } from './csv/records.ts'
import type { FieldProblem, FieldReader } from './fields.ts'
import { cellsOf, type ExportFile } from './find-files.ts'
import type { Mapping } from './mapping.ts'
import type { Progress } from './progress.ts'
import { readCustomer, readLine, readOrder, readVehicle, type RowContext } from './read-rows.ts'
import { reasonText } from './reasons.ts'
import { warn, type Tally } from './report.ts'
import type { RowPlace, Staging } from './staging.ts'

export interface StageRun {
  staging: Staging
  tally: Tally
  mapping: Mapping
  context: RowContext
  progress: Progress
}

/** Reads the files row by row into the staging, and lists what is wrong with rows and files. */
export async function stageFiles(run: StageRun, files: readonly ExportFile[]): Promise<void> {
  const usable = refuseFiles(run, files)
  const total = usable.reduce((sum, file) => sum + file.bytes, 0)
  let before = 0
  for (const file of usable) {
    await stageFile(run, file, (bytes) => run.progress({ phase: 'read', done: before + bytes, total }))
    before += file.bytes
  }
}

/** Files that miss a needed column, and with them the file without which they make no sense. */
function refuseFiles(run: StageRun, files: readonly ExportFile[]): ExportFile[] {
  const broken = files.filter((file) => file.missing.length > 0)
  for (const file of broken)
    list(run, file, 1, {
      field: file.missing.join('、'),
      code: 'FILE_COLUMNS_MISSING',
      facts: { columns: file.missing.join('、') },
    })
  const usable = files.filter((file) => file.missing.length === 0)
  return usable.filter((file) => {
    const other: ExportKind | null = file.kind === 'orders' ? 'lines' : file.kind === 'lines' ? 'orders' : null
    if (other === null) return true
    if (broken.some(({ kind }) => kind === other)) {
      list(run, file, 1, { field: '', code: 'FILE_HELD', facts: { because: kindNames[other] } })
      return false
    }
    if (usable.some(({ kind }) => kind === other)) return true
    list(run, file, 1, {
      field: '',
      code: 'FILE_MISSING',
      facts: { kind: kindNames[other], refused: kindNames[file.kind] },
    })
    return false
  })
}

async function stageFile(run: StageRun, file: ExportFile, onBytes: (bytes: number) => void): Promise<void> {
  const stageRow = { archive: stageArchiveRow, orders: stageOrderRow, lines: stageLineRow }[file.kind]
  for await (const { row, cells, bytesRead } of csvRecords(file.path, file.encoding, file.delimiter)) {
    onBytes(bytesRead)
    if (row === 1 || cells?.every((cell) => cell.trim() === '')) continue
    run.tally.rows++
    const spoiled = spoiledRow(file, cells)
    if (spoiled) {
      run.tally[countedAs[file.kind]].bad++
      list(run, file, row, spoiled)
    } else {
      stageRow(run, file, row, cells ?? [])
    }
  }
}

const countedAs = { archive: 'customers', orders: 'orders', lines: 'lines' } as const

function spoiledRow(file: ExportFile, cells: readonly string[] | null): FieldProblem | null {
  if (cells === null) return { field: '', code: 'QUOTE_OPEN', facts: {} }
  // Empty cells beyond the heading are what spreadsheets leave behind.
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (filled <= file.width) return null
  return { field: '', code: 'CELLS_TOO_MANY', facts: { found: filled, expected: file.width } }
}

function stageArchiveRow(run: StageRun, file: ExportFile, row: number, record: readonly string[]): void {
  const cells = cellsOf(file, record)
  const { customer, fields } = readCustomer(cells, run.context)
  const car = readVehicle(cells, run.context)
  const customerGood = accepted(run, file, row, 'customers', fields)
  const vehicleGood = accepted(run, file, row, 'vehicles', car.fields)
  if (!customerGood) {
    if (vehicleGood) warn(run.tally, 'VEHICLE_HELD')
    return
  }
  if (!run.staging.addCustomer(customer)) warn(run.tally, 'CUSTOMER_CONFLICT')
  if (!vehicleGood) return
  const firstRow = run.staging.addVehicle(car.vehicle, row)
  if (firstRow === null) return
  run.tally.vehicles.bad++
  list(run, file, row, { field: 'vin', code: 'VEHICLE_DUPLICATE', facts: { vin: car.vehicle.vin, firstRow } })
}

function stageOrderRow(run: StageRun, file: ExportFile, row: number, record: readonly string[]): void {
  const { order, fields } = readOrder(cellsOf(file, record), run.context)
  const { orderNumber } = order
  if (!accepted(run, file, row, 'orders', fields)) {
    if (orderNumber !== '') run.staging.markBadOrder(orderNumber)
    return
  }
  const firstRow = run.staging.addOrder(order, { file: file.name, row })
  if (firstRow === null) return
  run.tally.orders.bad++
  list(run, file, row, { field: 'orderNumber', code: 'ORDER_DUPLICATE', facts: { orderNumber, firstRow } })
}

function stageLineRow(run: StageRun, file: ExportFile, row: number, record: readonly string[]): void {
  const { line, fields } = readLine(cellsOf(file, record), run.context)
  const { orderNumber, ...content } = line
  const good = accepted(run, file, row, 'lines', fields)
  if (good && run.staging.addLine(orderNumber, content, { file: file.name, row })) return
  if (good) {
    run.tally.lines.bad++
    list(run, file, row, { field: 'lineNo', code: 'LINE_DUPLICATE', facts: { orderNumber, lineNo: line.lineNo } })
  }
  if (orderNumber !== '') run.staging.markBadOrder(orderNumber)
}

/** Whether the row's fields are good; if not, each wrong one is listed, else its warnings are counted. */
function accepted(
  run: StageRun,
  file: ExportFile,
  row: number,
  sort: 'customers' | 'vehicles' | 'orders' | 'lines',
  fields: FieldReader,
): boolean {
  for (const problem of fields.problems) list(run, file, row, problem)
  if (fields.problems.length > 0) {
    run.tally[sort].bad++
    return false
  }
  for (const code of fields.warnings) warn(run.tally, code)
  return true
}

function list(run: StageRun, file: ExportFile, row: number, { field, code, facts }: FieldProblem): void {
  listBadRow(run, { file: file.name, row }, columnName(run, file.kind, field), { code, facts })
}

/** Lists a row with its reason. */
export function listBadRow(
  { staging }: Pick<StageRun, 'staging'>,
  { file, row }: RowPlace,
  column: string,
  { code, facts }: Pick<FieldProblem, 'code' | 'facts'>,
): void {
  staging.addBadRow({ file, row, column, reason: reasonText(code, facts), code })
}

/** The heading under which people find the field; problems of a whole row or file name their own columns. */
export function columnName({ mapping }: Pick<StageRun, 'mapping'>, kind: ExportKind, field: string): string {
  return mapping.headings[kind].get(field)?.[0] ?? field
}
