import { readFileSync } from 'node:fs'
import { ruleSet, type RuleProblem, type SimulationReport } from '@cheyou/contract'
import { addDays, addMonths, businessDateOf, completeRules, isBusinessDate, type RuleSet } from '@cheyou/domain'
import type { Command } from 'commander'
import { problemsOf } from '../areas/club/rules/index.ts'
import { simulateRules } from '../areas/club/simulation/index.ts'
import type { App } from '../wiring.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { clubConfig, withClub } from './open-club.ts'
import { printJson } from './print-json.ts'
import { say } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

interface Options {
  from?: string
  to?: string
  json?: true
  measure?: true
}

export function addSimulateCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('simulate')
    .description('Tries a rule document on the visits of a period, beside the version in force; changes nothing.')
    .argument('[rules]', 'the rule document, JSON; without it, the rules as they were in force')
    .option('--from <date>', 'first day, YYYY-MM-DD (default: twelve months before the last)')
    .option('--to <date>', 'last day, YYYY-MM-DD (default: today)')
    .option('--json', 'prints one JSON object')
    .option('--measure', 'with --json: adds seconds, cpuSeconds and peakMb')
    .action(async (file: string | undefined, options: Options) => {
      const document = file === undefined ? null : readDocument(file)
      finish(await withClub(clubConfig(), (app) => simulate(app, document, options)))
    })
}

async function simulate(app: App, document: unknown, options: Options): Promise<ExitCode> {
  const read = document === null ? { tried: null, problems: [] } : await readRules(app, document)
  if (read.problems.length > 0) {
    if (options.json) printJson({ ok: false, problems: read.problems })
    else for (const { path, code, facts } of read.problems) say(`${path}: ${code} ${JSON.stringify(facts)}`)
    return exitCodes.dataWrong
  }
  const period = periodOf(app, options)
  const before = performance.now()
  const report = await simulateRules(app, { period, tried: read.tried })
  const seconds = Math.round(performance.now() - before) / 1000
  const { user, system } = process.cpuUsage()
  const cpuSeconds = Math.round((user + system) / 1000) / 1000
  // Kilobytes on Linux and macOS alike, as Node gives them.
  const measured = options.measure
    ? { seconds, cpuSeconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }
    : {}
  if (options.json) printJson({ ok: true, ...report, ...measured })
  else printReport(report)
  return exitCodes.done
}

function readDocument(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    throw new WrongUse(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What is wrong with the shape of a document is named like what is wrong with its content: by place and code. */
async function readRules(app: App, document: unknown): Promise<{ tried: RuleSet | null; problems: RuleProblem[] }> {
  const parsed = ruleSet.safeParse(document)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, code, message }) => ({
      path: path.join('.'),
      code: 'SHAPE_INVALID',
      facts: { reason: code, message },
    }))
    return { tried: null, problems }
  }
  const tried = completeRules(parsed.data)
  return { tried, problems: await problemsOf(app.db.read, app.groupId, tried) }
}

function periodOf(app: App, { from, to }: Options): { from: string; to: string } {
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isBusinessDate(day)) throw new WrongUse(`--${name} ${day} is no day: write YYYY-MM-DD`)
  const last = to ?? businessDateOf(app.clock.now())
  const first = from ?? addDays(addMonths(last, -12), 1)
  if (first > last) throw new WrongUse(`--from ${first} comes after --to ${last}`)
  return { from: first, to: last }
}

/** Columns with tabs between them, as the reports. */
function printReport(report: SimulationReport): void {
  const { inForce, tried, difference } = report
  const row = (...cells: (string | number)[]): void => say(cells.join('\t'))
  row('', `version ${report.inForceVersion}`, 'tried', 'difference')
  row('qualifying', inForce.qualifying, tried.qualifying, difference.qualifying)
  row('redeemable', inForce.redeemable, tried.redeemable, difference.redeemable)
  row('liability, yuan', inForce.liabilityFen / 100, tried.liabilityFen / 100, difference.liabilityFen / 100)
  row('visits', inForce.visits, tried.visits, 0)
  for (const { inForce: from, tried: to, members } of report.moves) row(`${from} → ${to}`, '', members)
}
