import { hashToken } from '../auth/index.ts'

/**
 * SQL: a live presence of the member in `column` proves that their card was scanned at this store just now.
 * Parameters: see `presenceParams`.
 */
export const presentWith = (column: string) =>
  `EXISTS (SELECT 1 FROM presences p WHERE p.tokenHash = ? AND p.memberId = ${column} AND p.storeId = ? AND p.expiresAt > ?)`

export function presenceParams(token: string | undefined, storeId: string, now: Date): [string, string, Date] {
  return [token === undefined ? '' : hashToken(token), storeId, now]
}
