import SqliteDatabase from 'better-sqlite3'
import type { ArchiveCustomer, ArchiveVehicle } from '../../people/customers/index.ts'
import type { OrderLine, OrderRecord } from '../visits/index.ts'
import type { OrderHead } from './read-rows.ts'
import type { ReasonCode } from './reasons.ts'

/** A row that cannot go in; `row` is the spreadsheet's, the heading being row 1. */
export interface BadRow {
  file: string
  row: number
  column: string
  reason: string
  code: ReasonCode
}

export interface RowPlace {
  file: string
  row: number
}

export type Staging = ReturnType<typeof openStaging>

/**
 * Where rows wait until they can be put together: an import's lines come in another file than their orders. An anonymous
 * SQLite file in the system's temporary folder: memory does not grow with the files, and the operating system removes
 * the file when the process ends, also by kill -9 (https://www.sqlite.org/inmemorydb.html, "Temporary Databases").
 */
export function openStaging() {
  const file = new SqliteDatabase('')
  file.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000; BEGIN; ${schema}`)
  const statements = new Map<string, SqliteDatabase.Statement>()
  const sql = (text: string): SqliteDatabase.Statement => {
    const known = statements.get(text) ?? file.prepare(text)
    statements.set(text, known)
    return known
  }
  return {
    ...recordsIn(sql),
    ...problemsIn(sql),
    ...checksOn(sql),
    ...recordsOut(sql),
    close(): void {
      file.close()
    },
  }
}

type Prepared = (text: string) => SqliteDatabase.Statement

const schema = `
  CREATE TABLE staged_customers (place INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, content TEXT NOT NULL);
  CREATE TABLE staged_vehicles (place INTEGER PRIMARY KEY, vin TEXT NOT NULL UNIQUE, row INTEGER NOT NULL, content TEXT NOT NULL);
  CREATE TABLE orders (number TEXT PRIMARY KEY, file TEXT NOT NULL, row INTEGER NOT NULL, settledOn TEXT NOT NULL,
    vin TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX orders_by_settlement ON orders (settledOn, number);
  CREATE TABLE lines (orderNumber TEXT NOT NULL, lineNo INTEGER NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL,
    content TEXT NOT NULL, PRIMARY KEY (orderNumber, lineNo)) WITHOUT ROWID;
  CREATE TABLE bad_orders (number TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE bad_rows (file TEXT NOT NULL, row INTEGER NOT NULL, "column" TEXT NOT NULL, reason TEXT NOT NULL,
    code TEXT NOT NULL);`

/** Good rows as they are read; each method says whether, or where, the same has stood already. */
const recordsIn = (sql: Prepared) => ({
  /** Returns whether this is what an earlier row said of the same customer, or the first row that says it. */
  addCustomer(customer: ArchiveCustomer): boolean {
    const content = JSON.stringify(customer)
    const added = sql('INSERT OR IGNORE INTO staged_customers (number, content) VALUES (?, ?)').run(
      customer.number,
      content,
    )
    if (added.changes === 1) return true
    return sql('SELECT content FROM staged_customers WHERE number = ?').pluck().get(customer.number) === content
  },
  /** The row in which the car has stood already, or null when it is new. */
  addVehicle(vehicle: ArchiveVehicle, row: number): number | null {
    const added = sql('INSERT OR IGNORE INTO staged_vehicles (vin, row, content) VALUES (?, ?, ?)')
    if (added.run(vehicle.vin, row, JSON.stringify(vehicle)).changes === 1) return null
    return sql('SELECT row FROM staged_vehicles WHERE vin = ?').pluck().get(vehicle.vin) as number
  },
  /** The row in which the order has stood already, or null when it is new. */
  addOrder(order: OrderHead, { file, row }: RowPlace): number | null {
    const { orderNumber, settledOn, vin } = order
    const added = sql(
      'INSERT OR IGNORE INTO orders (number, file, row, settledOn, vin, content) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(orderNumber, file, row, settledOn, vin, JSON.stringify(order))
    if (added.changes === 1) return null
    return sql('SELECT row FROM orders WHERE number = ?').pluck().get(orderNumber) as number
  },
  /** Whether the line is the first of its number in its order. */
  addLine(orderNumber: string, line: OrderLine, { file, row }: RowPlace): boolean {
    const added = sql('INSERT OR IGNORE INTO lines (orderNumber, lineNo, file, row, content) VALUES (?, ?, ?, ?, ?)')
    return added.run(orderNumber, line.lineNo, file, row, JSON.stringify(line)).changes === 1
  },
})

const problemsIn = (sql: Prepared) => ({
  addBadRow({ file, row, column, reason, code }: BadRow): void {
    sql('INSERT INTO bad_rows (file, row, "column", reason, code) VALUES (?, ?, ?, ?, ?)').run(
      file,
      row,
      column,
      reason,
      code,
    )
  },
  /** The order does not go in: its own row, or one of its lines, is bad. */
  markBadOrder(orderNumber: string): void {
    sql('INSERT OR IGNORE INTO bad_orders (number) VALUES (?)').run(orderNumber)
  },
  holdOrder(number: string): void {
    sql('UPDATE orders SET held = 1 WHERE number = ?').run(number)
  },
})

/** Orders and lines looked at together. */
const checksOn = (sql: Prepared) => ({
  /** Lines of orders that no row, good or bad, is about. */
  strayLines: (after: { orderNumber: string; lineNo: number }, limit: number) =>
    sql(
      `SELECT l.orderNumber, l.lineNo, l.file, l.row FROM lines l
       WHERE (l.orderNumber, l.lineNo) > (?, ?) AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.number = l.orderNumber)
         AND NOT EXISTS (SELECT 1 FROM bad_orders b WHERE b.number = l.orderNumber)
       ORDER BY l.orderNumber, l.lineNo LIMIT ?`,
    ).all(after.orderNumber, after.lineNo, limit) as (RowPlace & { orderNumber: string; lineNo: number })[],
  /** Good orders in the order of their numbers. */
  ordersAfter: (number: string, limit: number) =>
    sql(
      `SELECT o.number, o.file, o.row, o.vin, EXISTS (SELECT 1 FROM staged_vehicles v WHERE v.vin = o.vin) AS inArchive,
         (SELECT COUNT(*) FROM lines l WHERE l.orderNumber = o.number) AS lines,
         (SELECT COALESCE(SUM(LENGTH(CAST(l.content AS BLOB))), 0) FROM lines l WHERE l.orderNumber = o.number) AS size,
         EXISTS (SELECT 1 FROM bad_orders b WHERE b.number = o.number) AS bad
       FROM orders o WHERE o.number > ? ORDER BY o.number LIMIT ?`,
    ).all(number, limit) as StagedOrder[],
  /** How many good lines do not go in. */
  heldLines: () =>
    sql(
      `SELECT COUNT(*) FROM lines l WHERE EXISTS (SELECT 1 FROM bad_orders b WHERE b.number = l.orderNumber)
         OR EXISTS (SELECT 1 FROM orders o WHERE o.number = l.orderNumber AND o.held = 1)`,
    )
      .pluck()
      .get() as number,
})

/** What goes in, a batch at a time, and what is told about the rest. */
const recordsOut = (sql: Prepared) => ({
  customers: (after: number, limit: number) => placed<ArchiveCustomer>(sql, 'staged_customers', after, limit),
  vehicles: (after: number, limit: number) => placed<ArchiveVehicle>(sql, 'staged_vehicles', after, limit),
  /** Orders by settlement, each with its lines. */
  orders(after: Pick<OrderRecord, 'settledOn' | 'orderNumber'>, limit: number): OrderRecord[] {
    const rows = sql(
      'SELECT content FROM orders WHERE held = 0 AND (settledOn, number) > (?, ?) ORDER BY settledOn, number LIMIT ?',
    )
      .pluck()
      .all(after.settledOn, after.orderNumber, limit) as string[]
    const lines = sql('SELECT content FROM lines WHERE orderNumber = ? ORDER BY lineNo').pluck()
    return rows.map((content) => {
      const order = JSON.parse(content) as OrderHead
      const own = lines.all(order.orderNumber) as string[]
      return { ...order, lines: own.map((line) => JSON.parse(line) as OrderLine) }
    })
  },
  sizes() {
    const count = (text: string): number => sql(text).pluck().get() as number
    return {
      customers: count('SELECT COUNT(*) FROM staged_customers'),
      vehicles: count('SELECT COUNT(*) FROM staged_vehicles'),
      orders: count('SELECT COUNT(*) FROM orders WHERE held = 0'),
    }
  },
  badRows: () =>
    sql(
      'SELECT file, row, "column", reason, code FROM bad_rows ORDER BY file, row, rowid',
    ).iterate() as Iterable<BadRow>,
})

function placed<T>(
  sql: Prepared,
  table: 'staged_customers' | 'staged_vehicles',
  after: number,
  limit: number,
): Placed<T>[] {
  const rows = sql(`SELECT place, content FROM ${table} WHERE place > ? ORDER BY place LIMIT ?`).all(after, limit)
  return (rows as { place: number; content: string }[]).map(({ place, content }) => ({
    place,
    content: JSON.parse(content) as T,
  }))
}

/** A staged record and its place in the order of the file. */
export interface Placed<T> {
  place: number
  content: T
}

export interface StagedOrder extends RowPlace {
  number: string
  vin: string
  inArchive: number
  lines: number
  /** Bytes of the lines. */
  size: number
  bad: number
}
