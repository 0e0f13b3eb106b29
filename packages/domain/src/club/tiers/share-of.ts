/** How much of what is needed is there, 0 to 1000; 1000 only when it is reached. One scale, so that the same points look the same everywhere. */
export function shareOf(have: number, needed: number): number {
  if (have >= needed) return 1000
  return Math.floor((Math.max(0, have) * 1000) / needed)
}
