import { businessDateOf } from '@cheyou/domain'
import { Argument, type Command } from 'commander'
import { membersReport } from '../modules/membership/index.ts'
import { pointsReport } from '../modules/points/index.ts'
import type { App } from '../wiring.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printWithList } from './print-json.ts'

type Rows = AsyncIterable<object>

const reports: Record<string, (app: App) => Rows> = {
  members: (app) => membersReport(app.db.read, app.groupId),
  async *points(app) {
    yield* await pointsReport(app.db.read, app.groupId)
  },
}

export function addReportCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('Prints a report.')
    .addArgument(new Argument('<name>', 'which report').choices(Object.keys(reports)))
    .option('--json', 'prints one JSON object')
    .action(async (name: string, { json }: { json?: boolean }) => {
      await withClub(clubConfig(), async (app) => {
        const rows = reports[name]!(app)
        const asOf = businessDateOf(app.clock.now())
        if (json) await printWithList({ name, asOf, parameters: {} }, 'rows', rows, (count) => ({ count }))
        else await printTable(rows)
      })
      finish(exitCodes.done)
    })
}

/** Columns with tabs between them, headings first: what spreadsheets and people read. */
async function printTable(rows: Rows): Promise<void> {
  let headed = false
  for await (const row of rows) {
    if (!headed) process.stdout.write(`${Object.keys(row).join('\t')}\n`)
    headed = true
    process.stdout.write(`${Object.values(row).join('\t')}\n`)
  }
}
