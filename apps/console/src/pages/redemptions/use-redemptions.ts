import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { fetchRedemption, fetchRedemptions } from '../../api/redemptions.ts'
import type { ConsoleRedemption, ConsoleRedemptionRow, RedemptionPage, RedemptionQuery } from '../../api/redemptions.ts'

/** What the list is filtered by. */
export type Filter = Omit<RedemptionQuery, 'cursor' | 'limit'>

export function useRedemptions(query: RedemptionQuery): UseQueryResult<RedemptionPage> {
  return useQuery({
    queryKey: ['redemptions', query],
    queryFn: ({ signal }) => fetchRedemptions(query, signal),
    placeholderData: keepPreviousData,
  })
}

export function useRedemption(redemptionId: string): UseQueryResult<ConsoleRedemption> {
  return useQuery({
    queryKey: ['redemption', redemptionId],
    queryFn: ({ signal }) => fetchRedemption(redemptionId, signal),
  })
}

const stale: ReadonlySet<string> = new Set(['redemptions', 'catalogue', 'member', 'members', 'points'])

/** Shows what a change answered, and reads again what it may have changed elsewhere. */
export function useAnswer(): (answer: ConsoleRedemption) => void {
  const client = useQueryClient()
  return (answer) => {
    client.setQueryData(['redemption', answer.redemption.redemptionId], answer)
    void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) })
  }
}

const AT_ONCE = 100
/** More than a shop redeems in years; a file beyond it would be asked for by mistake. */
const MOST = 20_000

/** Every row that a filter lets through, for a file. */
export async function everyRedemption(filter: Filter): Promise<ConsoleRedemptionRow[]> {
  const rows: ConsoleRedemptionRow[] = []
  for (let cursor: string | undefined; rows.length < MOST;) {
    const page = await fetchRedemptions({ ...filter, cursor, limit: AT_ONCE })
    rows.push(...page.rows)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  return rows
}
