import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clubProcessJson } from '../support/processes.ts'
import { onBothDatabases, type Ground, type Measured } from './both-databases.ts'
import { multiplyExport } from './multiply-export.ts'
import { processorMs } from './processor.ts'
import { runSql } from './run-sql.ts'
import type { Say } from './say.ts'
import { median, rounded } from './statistics.ts'
import { table } from './table.ts'

const SAMPLE = join(import.meta.dirname, '../../samples/dms')
/** Of the sample's 7,397 settled visits: 103,558. */
const TIMES = 14
/** Before the first visit of the sample, so that every visit earns. */
const FOUNDED_ON = '2010-01-01'
const PERIOD = ['--from', FOUNDED_ON, '--to', '2030-12-31']

interface Answer {
  members: number
  tried: { visits: number; redeemable: number }
  posted: { redeemable: number }
  replayed: { redeemable: number }
  seconds: number
  cpuSeconds: number
  peakMb: number
}

export interface SimulateRun {
  database: string
  members: number
  visits: number
  /** From the first statement to the finished report: the median, and the slowest. */
  seconds: number
  secondsMost: number
  /** Processor time of a run: of the whole process, and of the database server (SQLite has none of its own). */
  cpuSeconds: number
  databaseCpuSeconds: number
  /** Of the whole process, the largest. */
  peakMb: number
  /** Whether the rules of each day gave again what was really posted. */
  exact: boolean
}

export type SimulateFigures = Measured<SimulateRun> & { bench: 'simulate' }

/** `club simulate` with half the rate over all visits of fourteen times the sample, beside the version in force. */
export async function benchSimulate(rounds: number, say: Say): Promise<SimulateFigures> {
  const measured = await onBothDatabases(
    say,
    (folder) => multiplyExport(SAMPLE, join(folder, 'export'), TIMES),
    async (ground, folder): Promise<SimulateRun> => {
      say('importing')
      await clubProcessJson(ground.environment, ['import', join(folder, 'export'), '--join-all', FOUNDED_ON])
      const rules = join(folder, 'half.json')
      writeFileSync(rules, JSON.stringify(await halfTheRate(ground)))
      const answers: Answer[] = []
      const used = () => (ground.databasePid === null ? 0 : processorMs(ground.databasePid))
      const before = used()
      for (let round = 1; round <= rounds; round++) {
        say(`simulating, ${round} of ${rounds}`)
        answers.push(await clubProcessJson<Answer>(ground.environment, ['simulate', rules, ...PERIOD, '--measure']))
      }
      return runOf(ground, answers, (used() - before) / rounds / 1000)
    },
  )
  return { bench: 'simulate', ...measured }
}

interface Rules {
  earning: { rates: { redeemableMilliPerYuan: number }[] }
}

/** The rules in force with half the redeemable points. */
async function halfTheRate({ url }: Ground): Promise<Rules> {
  const [row] = await runSql(url, 'SELECT document FROM rule_sets ORDER BY version DESC LIMIT 1')
  const document: unknown = row?.['document']
  const rules = (typeof document === 'string' ? JSON.parse(document) : document) as Rules
  for (const rate of rules.earning.rates) rate.redeemableMilliPerYuan = Math.floor(rate.redeemableMilliPerYuan / 2)
  return rules
}

function runOf({ database }: Ground, answers: readonly Answer[], databaseCpuSeconds: number): SimulateRun {
  const [first] = answers
  if (!first) throw new Error('Nothing was measured')
  const seconds = answers.map((answer) => answer.seconds)
  return {
    database,
    members: first.members,
    visits: first.tried.visits,
    seconds: rounded(median(seconds)),
    secondsMost: rounded(Math.max(...seconds)),
    cpuSeconds: rounded(median(answers.map((answer) => answer.cpuSeconds))),
    databaseCpuSeconds: rounded(databaseCpuSeconds),
    peakMb: Math.max(...answers.map((answer) => answer.peakMb)),
    exact: answers.every(({ posted, replayed }) => posted.redeemable === replayed.redeemable),
  }
}

/** The figures for people. */
export function simulateTable({ runs }: SimulateFigures): string {
  return table(
    ['', 'members', 'visits', 'seconds', 'slowest', 'CPU s', 'database CPU s', 'peak MB', 'posted = replayed'],
    runs.map(({ database, exact, ...run }) => [
      database,
      ...[
        run.members,
        run.visits,
        run.seconds,
        run.secondsMost,
        run.cpuSeconds,
        run.databaseCpuSeconds,
        run.peakMb,
      ].map(String),
      exact ? 'yes' : 'NO',
    ]),
  )
}
