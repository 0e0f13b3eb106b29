import { readFileSync } from 'node:fs'

const SAMPLE_MS = 50

/**
 * Memory that a process and all it started hold at this moment, in MB (proc(5)): their own, and the files that they run from, which
 * they share, once.
 */
function memoryMb(pid: number): number {
  const family = familyOf(pid).map((member) => readOrNothing(`/proc/${member}/status`))
  const kbOf = (field: string): number[] =>
    family.map((status) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0))
  const own = kbOf('RssAnon').reduce((sum, kb) => sum + kb, 0)
  return (own + Math.max(...kbOf('RssFile'))) / 1024
}

function familyOf(pid: number): number[] {
  const children = readOrNothing(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))]
}

/** A process may have ended since it was named. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Does something and tells the most memory that a process and its children held meanwhile. */
export async function peakMemoryDuring<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; peakMb: number }> {
  let peakMb = memoryMb(pid)
  const sampling = setInterval(() => (peakMb = Math.max(peakMb, memoryMb(pid))), SAMPLE_MS)
  try {
    const result = await work()
    return { result, peakMb: Math.round(peakMb) }
  } finally {
    clearInterval(sampling)
  }
}
