import type { Contest } from './contest.ts'

/** Columns under their headings, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => row[i]!.length)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return [headings, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')
}

/** A contest for people. */
export function contestTable(contest: Contest): string {
  const rows = contest.comparisons.flatMap(({ atOnce, club, bare }) =>
    (['club', 'bare'] as const).map((name) => {
      const side = name === 'club' ? club : bare
      const { perSecond, p50Ms, p99Ms, serverCpuMs, databaseCpuMs, askingCpuMs } = side
      const numbers = [perSecond, p50Ms, p99Ms, serverCpuMs, databaseCpuMs ?? '?', askingCpuMs]
      return [`${name}, ${atOnce} at once`, ...numbers.map(String)]
    }),
  )
  const figures = table(
    ['', 'per second', 'p50 ms', 'p99 ms', 'server CPU ms', 'database CPU ms', 'asking CPU ms'],
    rows,
  )
  const ratios = contest.comparisons.map(
    ({ atOnce, ratio, ratioLowest, ratioHighest, cpuRatio }) =>
      `${atOnce} at once: ${percent(ratio)} of the bare route's throughput (rounds ${percent(ratioLowest)} to ` +
      `${percent(ratioHighest)}), CPU ${cpuRatio === null ? 'unknown' : percent(cpuRatio)}`,
  )
  const added = Object.entries(contest.rowsPerOperation).map(([name, count]) => `${count} ${name}`)
  return [
    figures,
    ...ratios,
    `aim ${percent(contest.aim)}; each writes ${added.join(', ')}`,
    `ledger audited: ${contest.auditOk ? 'right' : 'WRONG'}`,
  ].join('\n')
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`
