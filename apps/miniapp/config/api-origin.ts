/**
 * Where the program finds the server: as `CHEYOU_API_ORIGIN` says; in a browser the origin of the page, without a word.
 * @throws Error when a phone would have to guess.
 */
export function apiOrigin(target: 'weapp' | 'h5', said: string | undefined): string {
  if (target === 'h5') return said ?? ''
  if (said !== undefined && /^https?:\/\/[^/]+$/.test(said)) return said
  throw new Error('CHEYOU_API_ORIGIN must name the server that phones call, like https://club.example.com')
}
