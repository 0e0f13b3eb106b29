import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BusinessDate, RuleSet } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import { recordCustomers, recordVehicles } from '../../people/customers/index.ts'
import { recordOrders, type OrderSource } from '../visits/index.ts'
import { joinEverybody } from './join-everybody.ts'
import type { Progress } from './progress.ts'
import { addCounts, noteRefunds, warn, type Tally } from './report.ts'
import type { Placed, Staging } from './staging.ts'
import { untilWritten } from './write-batch.ts'

/** Records in one unit: large enough that commits cost little, small enough that a desk never waits long. */
const AT_ONCE = 200

export interface RecordRun {
  app: App
  act: Act
  source: OrderSource
  staging: Staging
  tally: Tally
  progress: Progress
  joining: { joinedOn: BusinessDate; rules: RuleSet } | null
  /** Hears of records before they are compared with what is known. */
  preload: Preload | null
}

/** For a rehearsal: fetches from the real database what the records will be compared with. */
export interface Preload {
  customers(sourceId: string, numbers: readonly string[]): Promise<void>
  vehicles(vins: readonly string[]): Promise<void>
  orders(sourceId: string, orders: readonly { orderNumber: string; originalOrderNumber?: string }[]): Promise<void>
}

/**
 * Writes what was staged: customers, cars, new members, orders by settlement. Each unit is whole by itself. SQLite answers without
 * leaving the turn of the event loop, so each batch gives way once: to the bar that is drawn by a timer, and to Ctrl C.
 */
export async function recordStaged(run: RecordRun): Promise<void> {
  const { app, act, source, staging, tally, preload } = run
  const sizes = staging.sizes()
  await inBatches(run, 'customers', sizes.customers, staging.customers, async (customers) => {
    await preload?.customers(
      source.sourceId,
      customers.map((customer) => customer.number),
    )
    const record = () => untilWritten(app, act, (unit) => recordCustomers(unit, app.keys, source, customers))
    addCounts(tally.customers, await record())
  })
  await inBatches(run, 'vehicles', sizes.vehicles, staging.vehicles, async (vehicles) => {
    await preload?.vehicles(vehicles.map((vehicle) => vehicle.vin))
    const record = () => untilWritten(app, act, (unit) => recordVehicles(unit, app.keys, source, vehicles))
    addCounts(tally.vehicles, await record())
  })
  if (run.joining) await joinEverybody(app, act, run.joining, run.progress)
  await recordStagedOrders(run, sizes.orders)
}

async function recordStagedOrders(run: RecordRun, total: number): Promise<void> {
  const { app, act, source, staging, tally, progress, preload, joining } = run
  let after = { settledOn: '', orderNumber: '' }
  for (let done = 0; ;) {
    const orders = staging.orders(after, AT_ONCE)
    if (orders.length === 0) return
    after = orders.at(-1)!
    if (preload) {
      await preload.orders(source.sourceId, orders)
      // The owners of cars that are not in these files have only now come along.
      if (joining) await joinEverybody(app, act, joining, () => {})
    }
    const recorded = await untilWritten(app, act, (unit) => recordOrders(unit, app.keys, source, orders))
    addCounts(tally.orders, recorded.orders)
    addCounts(tally.lines, recorded.lines)
    tally.points.qualifying += recorded.points.qualifying
    tally.points.redeemable += recorded.points.redeemable
    warn(tally, 'ODOMETER_BACKWARDS', recorded.odometerBackwards)
    noteRefunds(tally, recorded.refunds)
    done += orders.length
    progress({ phase: 'orders', done, total })
    await nextTurn()
  }
}

async function inBatches<T>(
  run: RecordRun,
  phase: 'customers' | 'vehicles',
  total: number,
  read: (after: number, limit: number) => Placed<T>[],
  write: (batch: T[]) => Promise<void>,
): Promise<void> {
  let after = 0
  for (let done = 0; ;) {
    const batch = read(after, AT_ONCE)
    if (batch.length === 0) return
    after = batch.at(-1)!.place
    await write(batch.map((placed) => placed.content))
    done += batch.length
    run.progress({ phase, done, total })
    await nextTurn()
  }
}
