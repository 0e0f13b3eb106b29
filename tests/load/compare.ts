import { drive, type Driven, type LoadRequest } from './drive.ts'
import { processorMs } from './processor.ts'
import { median, percentile, rounded } from './statistics.ts'

/** One of the two that are compared. */
export interface Side {
  origin: string
  /** Of its server. */
  pid: number
  next(): LoadRequest
  /** Called before a round of so many operations, outside what is measured. */
  prepare?(operations: number): Promise<void>
}

export interface Figures {
  /** Requests answered per second: the median of the rounds. */
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Processor time per operation: of the server, of the database, of the process that asks. */
  serverCpuMs: number
  databaseCpuMs: number | null
  askingCpuMs: number
}

export interface Comparison {
  atOnce: number
  operations: number
  rounds: number
  club: Figures
  bare: Figures
  /** Throughput of the club's server over that of the bare route: medians, and lowest and highest of a round. */
  ratio: number
  ratioLowest: number
  ratioHighest: number
  /** Processor time of server and database together, the bare route's over the club's: drifts less than throughput. */
  cpuRatio: number | null
}

export interface Plan {
  rounds: number
  /** How many requests are under way at a time, and how many make a round. */
  loads: readonly { atOnce: number; operations: number }[]
  databasePid: number | null
}

interface Round extends Driven {
  serverCpuMs: number
  databaseCpuMs: number | null
  askingCpuMs: number
}

type Sides = Readonly<Record<'club' | 'bare', Side>>

/**
 * Measures both sides in turn, so that whatever else the machine does meets both: within a round one follows the other, and
 * who begins alternates.
 */
export async function compare(sides: Sides, plan: Plan, say: (line: string) => void): Promise<Comparison[]> {
  const taken = plan.loads.map((load) => ({ load, club: [] as Round[], bare: [] as Round[] }))
  for (let round = 0; round < plan.rounds; round++) {
    say(`round ${round + 1} of ${plan.rounds}`)
    for (const { load, ...rounds } of taken)
      for (const name of round % 2 === 0 ? (['club', 'bare'] as const) : (['bare', 'club'] as const))
        rounds[name].push(await measure(sides[name], load, plan.databasePid))
  }
  return taken.map(({ load, club, bare }) => comparisonOf(load, club, bare))
}

async function measure(
  side: Side,
  load: { atOnce: number; operations: number },
  databasePid: number | null,
): Promise<Round> {
  await side.prepare?.(load.operations)
  const used = () => ({
    server: processorMs(side.pid),
    database: databasePid === null ? null : processorMs(databasePid),
    asking: processorMs(process.pid),
  })
  const before = used()
  const driven = await drive(side.origin, load, () => side.next())
  const after = used()
  const each = (ms: number): number => ms / driven.operations
  return {
    ...driven,
    serverCpuMs: each(after.server - before.server),
    databaseCpuMs: before.database === null || after.database === null ? null : each(after.database - before.database),
    askingCpuMs: each(after.asking - before.asking),
  }
}

function comparisonOf(
  load: { atOnce: number; operations: number },
  club: readonly Round[],
  bare: readonly Round[],
): Comparison {
  const figures = { club: figuresOf(club), bare: figuresOf(bare) }
  const ratios = club.map((round, i) => speed(round) / speed(bare[i]!))
  const cpu = ({ serverCpuMs, databaseCpuMs }: Figures): number => serverCpuMs + (databaseCpuMs ?? NaN)
  const cpuRatio = cpu(figures.bare) / cpu(figures.club)
  return {
    ...load,
    rounds: club.length,
    ...figures,
    ratio: rounded(figures.club.perSecond / figures.bare.perSecond),
    ratioLowest: rounded(Math.min(...ratios)),
    ratioHighest: rounded(Math.max(...ratios)),
    cpuRatio: Number.isNaN(cpuRatio) ? null : rounded(cpuRatio),
  }
}

const speed = (round: Driven): number => round.operations / round.seconds

function figuresOf(rounds: readonly Round[]): Figures {
  const latencies = rounds.flatMap((round) => round.latenciesMs)
  const databases = rounds.flatMap(({ databaseCpuMs }) => (databaseCpuMs === null ? [] : [databaseCpuMs]))
  return {
    perSecond: Math.round(median(rounds.map(speed))),
    p50Ms: rounded(percentile(latencies, 50)),
    p99Ms: rounded(percentile(latencies, 99)),
    serverCpuMs: rounded(median(rounds.map((round) => round.serverCpuMs))),
    databaseCpuMs: databases.length === 0 ? null : rounded(median(databases)),
    askingCpuMs: rounded(median(rounds.map((round) => round.askingCpuMs))),
  }
}
