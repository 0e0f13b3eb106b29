import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

/**
 * Whether what is to be spent is still the price that was shown (req. 2.4): between the screen and the tap the rules or the
 * catalogue may have changed, and nobody gives up points that they were not told of. Refuses POINTS_PRICE_CHANGED
 * `{quotedPoints, points}`. Nothing quoted: somebody only asks whether they could.
 */
export function checkQuoted(quotedPoints: number | undefined, points: number): Result<null, 'POINTS_PRICE_CHANGED'> {
  if (quotedPoints === undefined || quotedPoints === points) return accept(null)
  return reject('POINTS_PRICE_CHANGED', { quotedPoints, points })
}
