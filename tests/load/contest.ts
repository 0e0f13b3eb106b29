import { startBareServer } from './bare/start.ts'
import type { LoadClub } from './club.ts'
import { compare, type Comparison, type Side } from './compare.ts'
import { copyDatabase, countRows, databasePid, databaseVersion } from './database.ts'
import { drive } from './drive.ts'
import { machine, type Machine } from './machine.ts'
import { rounded } from './statistics.ts'
import type { Say } from './say.ts'

export interface ContestOptions {
  rounds: number
}

export interface ContestRules {
  name: string
  /** What the throughput of the club should be at least, as a part of the bare route's, at the most at once. */
  aim: number
  operations: readonly { atOnce: number; operations: number }[]
  bareRoute: 'settle' | 'scan'
  /** What each is asked. */
  sides: Readonly<Record<'club' | 'bare', Pick<Side, 'next' | 'prepare'>>>
}

export interface Contest {
  bench: string
  at: string
  machine: Machine
  aim: number
  comparisons: Comparison[]
  /** Rows that one operation adds to each table, the same on both sides. */
  rowsPerOperation: Record<string, number>
  /** Whether the club's ledger is right after the load. */
  auditOk: boolean
}

/** Before the first round, so that both have their code compiled and their connections open. */
const WARMING = { atOnce: 16, operations: 600 }

/**
 * Lets the club's server and the bare route do the same work, each on a database of its own that began with the same rows, on the
 * same database server.
 * @throws Error when they do not write the same numbers of rows
 */
export async function contest(
  club: LoadClub,
  options: ContestOptions,
  say: Say,
  rules: ContestRules,
): Promise<Contest> {
  const copyUrl = await copyDatabase(club.mariadb.url, club.databaseUrl)
  const server = await startBareServer(copyUrl, rules.bareRoute)
  try {
    const begun = await countRows(copyUrl)
    const sides = {
      club: { ...rules.sides.club, origin: club.server.origin, pid: club.server.pid },
      bare: { ...rules.sides.bare, origin: server.origin, pid: server.pid },
    }
    say('warming both')
    for (const side of [sides.club, sides.bare]) {
      await side.prepare?.(WARMING.operations)
      await drive(side.origin, WARMING, () => side.next())
    }
    const { rounds } = options
    const pid = await databasePid(club.mariadb.url)
    const comparisons = await compare(sides, { rounds, loads: rules.operations, databasePid: pid }, say)
    const operations =
      WARMING.operations + rounds * rules.operations.reduce((sum, { operations: each }) => sum + each, 0)
    return {
      bench: rules.name,
      at: new Date().toISOString(),
      machine: machine(`MariaDB ${await databaseVersion(club.mariadb.url)}`),
      aim: rules.aim,
      comparisons,
      rowsPerOperation: sameRows(
        rowsAdded(begun, await countRows(club.databaseUrl), operations),
        rowsAdded(begun, await countRows(copyUrl), operations),
      ),
      auditOk: await club.audit(),
    }
  } finally {
    await server.stop()
  }
}

type Rows = Record<string, number>

function rowsAdded(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, operations: number): Rows {
  const added = [...after].map(([table, rows]): [string, number] => [
    table,
    rounded((rows - (before.get(table) ?? 0)) / operations),
  ])
  return Object.fromEntries(added.filter(([, rows]) => rows !== 0))
}

function sameRows(club: Rows, bare: Rows): Rows {
  if (JSON.stringify(club) !== JSON.stringify(bare))
    throw new Error(`Not the same rows: the club adds ${JSON.stringify(club)}, the bare route ${JSON.stringify(bare)}`)
  return club
}
