import type { EntryPreview } from '@cheyou/contract'
import { businessDateOf, formatYuan, isBusinessDate } from '@cheyou/domain'
import type { Command } from 'commander'
import { enrolNow, previewEntry } from '../areas/club/membership/index.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

interface Flags {
  asOf?: string
  preview?: boolean
  json?: boolean
}

/** `club enrol`: existing customers become members on the tier of their history (req. 1.2). */
export function addEnrolCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('enrol')
    .description(
      'Takes all customers of the archive in, on the tier that their past spending earned; can be called again.',
    )
    .option('--preview', 'shows how many would land in each tier, and changes nothing')
    .option('--as-of <date>', 'the day they join and up to which spending counts, YYYY-MM-DD (default: today)')
    .option('--json', 'prints one JSON object')
    .action(async ({ asOf, preview, json }: Flags) => {
      const answer = await withClub(clubConfig(), async (app) => {
        if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
        const today = businessDateOf(app.clock.now())
        const day = asOf ?? today
        if (!isBusinessDate(day)) throw new WrongUse(`--as-of ${day} is no day: write YYYY-MM-DD`)
        if (day > today) throw new WrongUse(`--as-of ${day} is still to come`)
        return preview ? { joined: 0, preview: await previewEntry(app, day) } : enrolNow(app, day)
      })
      if (json) printJson(answer)
      else describe(answer.joined, answer.preview)
      finish(exitCodes.done)
    })
}

function describe(joined: number, { asOf, customers, joining, tiers }: EntryPreview): void {
  say(`截至 ${asOf}，档案 ${customers} 位客户，其中 ${joining} 位还不是会员`)
  for (const { name, joining: own, leastSpendFen } of tiers) {
    const least = leastSpendFen === null ? '' : `（消费 ${formatYuan(leastSpendFen)} 元起）`
    say(`${name}：${own} 位${least}`)
  }
  if (joined > 0) say(`已入会 ${joined} 位`)
}
