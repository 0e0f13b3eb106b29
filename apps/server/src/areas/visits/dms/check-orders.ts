import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { columnName, listBadRow, type StageRun } from './stage-files.ts'
import { warn } from './report.ts'
import type { StagedOrder } from './staging.ts'
import { rows } from '../../../platform/db/rows.ts'
import { vehicles } from '../../people/customers/customers.tables.ts'

const AT_ONCE = 400
/**
 * Bytes of an order's staged lines: about 900 of them, far more than a repair has. Their explanation, which needs about as
 * much, travels with those of a whole batch in one statement, and a database takes some megabytes at once.
 */
const LINES_BYTES_MAX = 150_000

/** Looks at orders and lines together: whose order, car or lines are missing is listed and does not go in. */
export async function checkOrders(run: StageRun, read: Sql, groupId: string): Promise<void> {
  listStrayLines(run)
  let after = ''
  for (;;) {
    const orders = run.staging.ordersAfter(after, AT_ONCE)
    if (orders.length === 0) break
    after = orders.at(-1)!.number
    const cars = await recordedCars(read, groupId, orders)
    for (const order of orders) checkOrder(run, order, order.inArchive === 1 || cars.has(order.vin))
  }
  warn(run.tally, 'LINE_HELD', run.staging.heldLines())
}

function checkOrder(run: StageRun, order: StagedOrder, carKnown: boolean): void {
  const { number: orderNumber, vin, lines, size, bad } = order
  if (bad === 1) {
    // One of its lines is listed; the order itself is good and waits.
    warn(run.tally, 'ORDER_HELD')
    run.staging.holdOrder(orderNumber)
  } else if (!carKnown) {
    refuse(run, order, 'vin', 'VEHICLE_UNKNOWN', { vin })
  } else if (lines === 0) {
    refuse(run, order, 'orderNumber', 'ORDER_EMPTY', { orderNumber })
  } else if (size > LINES_BYTES_MAX) {
    refuse(run, order, 'orderNumber', 'ORDER_TOO_LONG', { orderNumber, lines })
  }
}

function refuse(
  run: StageRun,
  order: StagedOrder,
  field: string,
  code: 'VEHICLE_UNKNOWN' | 'ORDER_EMPTY' | 'ORDER_TOO_LONG',
  facts: Record<string, string | number>,
): void {
  run.tally.orders.bad++
  run.staging.holdOrder(order.number)
  listBadRow(run, order, columnName(run, 'orders', field), { code, facts })
}

function listStrayLines(run: StageRun): void {
  let after = { orderNumber: '', lineNo: -1 }
  for (;;) {
    const lines = run.staging.strayLines(after, AT_ONCE)
    if (lines.length === 0) return
    after = lines.at(-1)!
    run.tally.lines.bad += lines.length
    const column = columnName(run, 'lines', 'orderNumber')
    for (const line of lines)
      listBadRow(run, line, column, { code: 'ORDER_MISSING', facts: { orderNumber: line.orderNumber } })
  }
}

/** VINs of cars that are not in these files but were recorded earlier. */
async function recordedCars(read: Sql, groupId: string, orders: readonly StagedOrder[]): Promise<Set<string>> {
  const vins = [...new Set(orders.filter((order) => order.inArchive === 0).map((order) => order.vin))]
  if (vins.length === 0) return new Set()
  const found = await rows(
    read,
    { vin: vehicles.vin },
    `SELECT vin FROM vehicles WHERE groupId = ? AND vin IN (${placeholders(vins.length)})`,
    [groupId, ...vins],
  )
  return new Set(found.map((row) => row.vin))
}
