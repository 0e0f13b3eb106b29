import { businessDateOf } from '@cheyou/domain'
import { Argument, type Command } from 'commander'
import { membersReport } from '../areas/club/membership/index.ts'
import { liability, pointsReport } from '../areas/club/points/index.ts'
import type { App } from '../wiring.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson, printWithList } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

type Rows = AsyncIterable<object>

const reports: Record<string, (app: App) => Rows> = {
  members: (app) => membersReport(app.db.read, app.groupId, businessDateOf(app.clock.now())),
  async *points(app) {
    yield* await pointsReport(app.db.read, app.groupId)
  },
}

/** What the club owes in points: one number in points and one in fen, not a list. */
const LIABILITY = 'liability'

export function addReportCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('Prints a report.')
    .addArgument(new Argument('<name>', 'which report').choices([...Object.keys(reports), LIABILITY]))
    .option('--json', 'prints one JSON object')
    .action(async (name: string, { json }: { json?: boolean }) => {
      await withClub(clubConfig(), async (app) => {
        const asOf = businessDateOf(app.clock.now())
        if (name === LIABILITY) return printLiability(app, asOf, json === true)
        const rows = reports[name]!(app)
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
    if (!headed) say(Object.keys(row).join('\t'))
    headed = true
    say(Object.values(row).join('\t'))
  }
}

async function printLiability(app: App, asOf: string, json: boolean): Promise<void> {
  if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
  const owed = await liability(app.db.read, app.groupId, app.clock.now())
  if (json) printJson({ name: LIABILITY, asOf, parameters: {}, ...owed })
  else say('points\tfen', `${owed.points}\t${owed.fen}`)
}
