import { readFileSync } from 'node:fs'

/** Linux counts in ticks of a hundredth of a second on every machine that Node runs on (USER_HZ). */
const MS_PER_TICK = 10

/** Processor time that a process has used since it began, its own and the system's for it, in milliseconds (proc(5), fields 14 and 15). */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name stands in parentheses and may hold anything, spaces too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}
