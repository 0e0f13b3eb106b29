import { businessDateOf, isBusinessDate } from '@cheyou/domain'
import type { Command } from 'commander'
import { jobKinds } from '../modules.ts'
import { runNightly, type NightlyReport } from '../platform/jobs/run-nightly.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

/** `club jobs run`: what the server does every night, as of a day. */
export function addJobsCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('jobs')
    .description(
      'What happens by the calendar: points expire, uncollected redemptions end, memberships lapse, who reached a higher tier is queued.',
    )
    .command('run')
    .description('Runs the nightly jobs; safe to run twice and beside a server.')
    .option('--as-of <date>', 'the day that has begun, YYYY-MM-DD (default: today)')
    .option('--json', 'prints one JSON object')
    .action(async ({ asOf, json }: { asOf?: string; json?: boolean }) => {
      if (asOf !== undefined && !isBusinessDate(asOf)) throw new WrongUse(`--as-of ${asOf} is no day: write YYYY-MM-DD`)
      const report = await withClub(clubConfig(), (app) => {
        if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
        return runNightly(app, jobKinds, asOf ?? businessDateOf(app.clock.now()))
      })
      if (json) printJson(report)
      else describe(report)
      finish(exitCodes.done)
    })
}

const names: Record<string, string> = {
  expire_redemptions: '过期的兑换',
  expire_lots: '积分到期的会员',
  birthdays: '过生日的会员',
  membership_reminders: '提醒会员资格到期',
  membership_lapses: '会员资格失效',
  tier_reviews: '续会时调整等级',
  upgrade_candidates: '待升级的会员',
}

function describe({ asOf, jobs }: NightlyReport): void {
  say(`截至 ${asOf}`)
  for (const { name, changed, points, membersPerSecond } of jobs) {
    const parts = [`${changed}`]
    if (points !== undefined) parts.push(`${points} 分`)
    if (membersPerSecond !== null) parts.push(`每秒 ${membersPerSecond} 位会员`)
    say(`${names[name] ?? name}：${parts.join('，')}`)
  }
}
