import type { Job } from '@cheyou/contract'
import { jobStates, type JobState } from '@cheyou/contract/codes'
import { businessDateOf, isBusinessDate } from '@cheyou/domain'
import { jobStateNames, momentInTable } from '@cheyou/words'
import { Option, type Command } from 'commander'
import { systemAct } from '../platform/db/acts.ts'
import { jobKinds } from '../modules.ts'
import { retryJob } from '../platform/jobs/jobs.repository.ts'
import { runNightly, type NightlyReport } from '../platform/jobs/run-nightly.ts'
import { jobsPage } from '../screens/console/jobs.queries.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

type Finish = (code: ExitCode) => void

/** `club jobs list|run|retry`: what the server works on, and its night's work by hand. */
export function addJobsCommand(program: Command, finish: Finish): void {
  const jobs = program.command('jobs').description('What the server works on by itself or was asked for.')
  addRun(jobs, finish)
  addList(jobs, finish)
  addRetry(jobs, finish)
}

function addRun(jobs: Command, finish: Finish): void {
  jobs
    .command('run')
    .description(
      'Runs the nightly jobs: redemptions end, points expire, memberships lapse. Safe to run twice and beside a server.',
    )
    .option('--as-of <date>', 'the day that has begun, YYYY-MM-DD (default: today)')
    .option('--json', 'prints one JSON object')
    .action(async ({ asOf, json }: { asOf?: string; json?: boolean }) => {
      if (asOf !== undefined && !isBusinessDate(asOf)) throw new WrongUse(`--as-of ${asOf} is no day: write YYYY-MM-DD`)
      const report = await withClub(clubConfig(), (app) => runNightly(founded(app), jobKinds, asOf ?? today(app)))
      if (json) printJson(report)
      else describeNight(report)
      finish(exitCodes.done)
    })
}

function addList(jobs: Command, finish: Finish): void {
  jobs
    .command('list')
    .description('Lists jobs, newest first; exits 1 when one is parked and waits for somebody to look at it.')
    .addOption(new Option('--state <state>', 'only those').choices(jobStates))
    .option('--limit <n>', 'how many', '50')
    .option('--json', 'prints one JSON object')
    .action(async ({ state, limit, json }: { state?: JobState; limit: string; json?: boolean }) => {
      const most = Number(limit)
      if (!Number.isSafeInteger(most) || most < 1) throw new WrongUse(`--limit ${limit} is no number of jobs`)
      const page = await withClub(clubConfig(), (app) =>
        jobsPage(app.db.read, founded(app).groupId, { limit: most, ...(state && { state }) }),
      )
      if (json) printJson({ failed: page.failed, jobs: page.rows })
      else for (const job of page.rows) describeJob(job)
      finish(page.failed > 0 ? exitCodes.dataWrong : exitCodes.done)
    })
}

function addRetry(jobs: Command, finish: Finish): void {
  jobs
    .command('retry')
    .description('Lets a parked or cancelled job go on from where it stopped; a running server does it.')
    .argument('<id>', 'as `club jobs list` says')
    .action(async (id: string) => {
      const again = await withClub(clubConfig(), (app) =>
        app.db.unit(systemAct(founded(app), 'jobs.retry'), (unit) => retryJob(unit, id)),
      )
      if (!again) throw new WrongUse(`No job ${id} that broke off or was cancelled`)
      say('已重新排队，由运行中的服务器继续')
      finish(exitCodes.done)
    })
}

function founded(app: App): App {
  if (app.groupId === '') throw new WrongUse('There is no club yet: import the export of a DMS first')
  return app
}

const today = (app: App): string => businessDateOf(app.clock.now())

function describeNight({ asOf, jobs }: NightlyReport): void {
  say(`截至 ${asOf}`)
  for (const { name, changed, points, membersPerSecond } of jobs) {
    const parts = [`${changed}`]
    if (points !== undefined) parts.push(`${points} 分`)
    if (membersPerSecond !== null) parts.push(`每秒 ${membersPerSecond} 位会员`)
    say(`${jobKinds.find(({ kind }) => kind === name)?.title ?? name}：${parts.join('，')}`)
  }
}

/** Columns with tabs between them, as the reports. */
function describeJob({ jobId, title, key, state, done, total, attempts, error, createdAt }: Job): void {
  const progress = total === null ? `${done}` : `${done}/${total}`
  const tries = attempts > 1 ? `第 ${attempts} 次` : ''
  say([jobId, momentInTable(createdAt), jobStateNames[state], title, key, progress, tries, error ?? ''].join('\t'))
}
