import { tracks } from './types.ts'
import type { EntryDraft, Track } from './types.ts'

/** The tracks on which a posting does not add up to 0, with what it adds up to (req. 2.9); empty when it is sound. */
export function checkBalanced(entries: readonly EntryDraft[]): { track: Track; sum: number }[] {
  return tracks
    .map((track) => ({ track, sum: sumOf(entries.filter((entry) => entry.track === track)) }))
    .filter(({ sum }) => sum !== 0)
}

function sumOf(entries: readonly EntryDraft[]): number {
  return entries.reduce((sum, entry) => sum + entry.amount, 0)
}
