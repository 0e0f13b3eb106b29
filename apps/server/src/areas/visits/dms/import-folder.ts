import { startOfBusinessDay, type BusinessDate } from '@cheyou/domain'
import { sourceAct } from '../../../platform/db/acts.ts'
import type { App } from '../../../wiring.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { checkOrders } from './check-orders.ts'
import { findExportFiles, textFilesOf } from './find-files.ts'
import { resolveMapping, type MappingFile } from './mapping.ts'
import { openSource } from './open-source.ts'
import type { Progress } from './progress.ts'
import { recordStaged, type Preload } from './record-staged.ts'
import { emptyTally, refundsOf, warn, type ImportReport, type ImportSummary, type Tally } from './report.ts'
import { stageFiles } from './stage-files.ts'
import { openStaging, type BadRow, type Staging } from './staging.ts'

export interface ImportOptions {
  /** Holds the files of the export, under any names. */
  folder: string
  mapping?: MappingFile | null
  /** Where the records come from; without a name the only source there is. */
  source?: string | undefined
  /** Everybody becomes a member as of this day before the orders earn. */
  joinAll?: BusinessDate | null
  /** Moves business dates by so many days, whole weeks; not birth dates. For the demo. */
  shiftDays?: number
  onProgress?: Progress
  /** Given when this is a rehearsal beside the real database. */
  preload?: Preload | null
}

/**
 * Imports a DMS export (req. 14.1): customers with their cars, orders with their lines; orders of members earn points by
 * their settlement date. Bad rows are listed and everything else goes in; the same files twice change nothing; cut off
 * anywhere and run again, it completes.
 * @throws FolderUnusable, SourceUnusable, MappingInvalid, all before anything is recorded
 */
export async function importFolder(app: App, options: ImportOptions): Promise<ImportReport> {
  return importWith(app, options, (summary, badRows) => ({ ...summary, badRows: [...badRows] }))
}

/** The same, for a caller who passes bad rows on one by one instead of holding them all. */
export async function importWith<T>(
  app: App,
  options: ImportOptions,
  tell: (summary: ImportSummary, badRows: Iterable<BadRow>) => T | Promise<T>,
): Promise<T> {
  const started = performance.now()
  textFilesOf(options.folder)
  const staging = openStaging()
  try {
    const tally = emptyTally()
    await run(app, options, staging, tally)
    const refunds = refundsOf(tally)
    const { rows, ...counts } = tally
    const seconds = (performance.now() - started) / 1000
    // maxRSS is in KiB on every platform (libuv, uv_getrusage).
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
    return await tell({ ...counts, refunds, rowsPerSecond: Math.round(rows / seconds), peakMb }, staging.badRows())
  } finally {
    staging.close()
  }
}

async function run(app: App, options: ImportOptions, staging: Staging, tally: Tally): Promise<void> {
  const { folder, joinAll = null, shiftDays = 0, onProgress: progress = () => {}, preload = null } = options
  if (shiftDays % 7 !== 0) throw new RangeError('Dates are moved by whole weeks')
  const source = await openSource(app, options.source)
  const mapping = await resolveMapping(app.db.read, app.groupId, options.mapping ?? null)
  const { files, unknown } = await findExportFiles(folder, mapping)
  warn(tally, 'FILE_UNKNOWN', unknown.length)
  const stageRun = { staging, tally, mapping, context: { words: mapping.words, shiftDays }, progress }
  await stageFiles(stageRun, files)
  await preloadCars(staging, preload)
  await checkOrders(stageRun, app.db.read, app.groupId)
  const act = sourceAct(app, source, 'dms.import')
  const workTypes = await knownDictionary(app.db.read, app.groupId, 'work_type')
  await recordStaged({
    app,
    act,
    source: {
      sourceId: source.id,
      storeId: source.storeId,
      workTypeNames: new Map(workTypes.map(({ code, name }) => [code, name])),
    },
    staging,
    tally,
    progress,
    preload,
    joining: joinAll === null ? null : await joiningOf(app, joinAll),
  })
}

async function joiningOf(app: App, joinedOn: BusinessDate) {
  return { joinedOn, rules: await rulesInForce(app.db.read, app.groupId, startOfBusinessDay(joinedOn)) }
}

/** In a rehearsal the cars of orders must be there before the orders are checked. */
async function preloadCars(staging: Staging, preload: Preload | null): Promise<void> {
  if (!preload) return
  let after = ''
  for (;;) {
    const orders = staging.ordersAfter(after, 400)
    if (orders.length === 0) return
    after = orders.at(-1)!.number
    await preload.vehicles([...new Set(orders.map((order) => order.vin))])
  }
}
