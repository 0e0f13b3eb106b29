import { formatYuan, isBusinessDate } from '@cheyou/domain'
import { InvalidArgumentError, type Command } from 'commander'
import {
  importWith,
  readMappingFile,
  type BadRow,
  type Counts,
  type ImportOptions,
  type ImportSummary,
  type RefundRow,
} from '../areas/visits/dms/index.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printWithList } from './print-json.ts'
import { progressBar } from './progress-bar.ts'
import { rehearse } from './rehearsal.ts'
import { say } from './terminal.ts'

interface Flags {
  mapping?: string
  source?: string
  joinAll?: string
  dryRun?: boolean
  json?: boolean
}

export function addImportCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('import')
    .description(
      'Imports a DMS export: customers with cars, repair orders, their lines (three CSV files, GBK or UTF-8).',
    )
    .argument('<folder>', 'the folder of the files, whatever their names')
    .option('--mapping <file>', 'JSON with other headings and words than the default')
    .option('--source <name>', 'which of several DMS it comes from')
    .option('--join-all <date>', 'everybody becomes a member as of this day', businessDate)
    .option('--dry-run', 'counts and lists everything, writes nothing')
    .option('--json', 'prints one JSON object')
    .action(async (folder: string, flags: Flags) => finish(await runImport(folder, flags)))
}

function businessDate(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('Must be a day such as 2010-01-01.')
  return text
}

async function runImport(folder: string, flags: Flags): Promise<ExitCode> {
  const bar = progressBar()
  const options: ImportOptions = {
    folder,
    mapping: flags.mapping === undefined ? null : readMappingFile(flags.mapping),
    source: flags.source,
    joinAll: flags.joinAll ?? null,
    onProgress: (progress) => bar.show(progress),
  }
  const tell = async (summary: ImportSummary, badRows: Iterable<BadRow>): Promise<number> => {
    bar.stop()
    return flags.json ? printImport(summary, badRows) : describeImport(summary, badRows, flags.dryRun === true)
  }
  try {
    const config = clubConfig()
    const badRows = await (flags.dryRun
      ? rehearse(config, options, tell)
      : withClub(config, (app) => importWith(app, options, tell)))
    return badRows === 0 ? exitCodes.done : exitCodes.dataWrong
  } finally {
    bar.stop()
  }
}

function printImport(summary: ImportSummary, badRows: Iterable<BadRow>): Promise<number> {
  const { warnings, refunds, rowsPerSecond, peakMb, ...counts } = summary
  return printWithList(counts, 'badRows', badRows, () => ({ warnings, refunds, rowsPerSecond, peakMb }))
}

/** For people: what became of the rows, then each bad row. */
async function describeImport(summary: ImportSummary, badRows: Iterable<BadRow>, dryRun: boolean): Promise<number> {
  const counted = ({ new: added, changed, same, bad }: Counts): string =>
    `新增 ${added}，更新 ${changed}，不变 ${same}，错误 ${bad}`
  say(dryRun ? '试运行，未写入任何数据' : '导入完成')
  say(`客户：${counted(summary.customers)}`)
  say(`车辆：${counted(summary.vehicles)}`)
  say(`工单：${counted(summary.orders)}`)
  say(`明细：${counted(summary.lines)}`)
  say(`积分：累计 ${summary.points.qualifying}，可兑换 ${summary.points.redeemable}`)
  describeRefunds(summary.refunds)
  for (const [code, times] of Object.entries(summary.warnings)) say(`提示：${code} ${times}`)
  say(`每秒 ${summary.rowsPerSecond} 行，内存峰值 ${summary.peakMb} MB`)
  let count = 0
  for (const { file, row, column, reason } of badRows) {
    count++
    say(`${file} 第 ${row} 行 ${column}：${reason}`)
  }
  return count
}

const refundWords: Readonly<Record<RefundRow['outcome'], string>> = {
  reversed: '按原工单收回积分',
  deducted: '没有原工单号，按退款金额扣减积分',
  waits: '原工单还没有导入，或不是这辆车的，积分未动',
  not_member: '客户不是会员，积分未动',
  by_hand: '之前已人工扣过积分，这次未动，请核对',
}

/** How many refunds there were of each kind, each kind with its orders. */
function describeRefunds(refunds: readonly RefundRow[]): void {
  for (const [outcome, rows] of Map.groupBy(refunds, (row) => row.outcome)) {
    say(`退款 ${rows.length} 笔：${refundWords[outcome]}`)
    for (const { orderNumber, originalOrderNumber, customerFen, points } of rows) {
      const original = originalOrderNumber === null ? '' : `，原工单 ${originalOrderNumber}`
      const { qualifying, redeemable } = points
      say(
        `  工单 ${orderNumber} 退 ${formatYuan(-customerFen)} 元${original}：累计 −${qualifying}，可兑换 −${redeemable}`,
      )
    }
  }
}
