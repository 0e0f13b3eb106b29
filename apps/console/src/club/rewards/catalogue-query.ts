import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { getCatalogue } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { conditionsOf, voucherLine } from './reward-words.ts'

/** First part of the key of the catalogue, also of the list of it. */
export const CATALOGUE = 'catalogue'

/** What a change of a reward may have made untrue. */
export const refreshes = [CATALOGUE, 'stock-movements']

/** A reward with what the catalogue says of it in words. */
export interface ShelfRow extends ConsoleReward {
  /** What it is: of a voucher what it takes off. */
  readonly about: string
  /** Who may redeem it, when and where; empty: everybody, always and everywhere. */
  readonly conditions: readonly string[]
}

export interface Shelf extends Catalogue {
  readonly rows: ShelfRow[]
  readonly nextCursor: null
}

/** The catalogue of the desk; a few dozen rows, so that searching and filtering need no server. */
export async function readShelf(signal: AbortSignal): Promise<Shelf> {
  const catalogue = await call(getCatalogue, { signal })
  const rows = catalogue.rows.map((reward) => ({
    ...reward,
    about: voucherLine(reward, catalogue) ?? reward.description,
    conditions: conditionsOf(reward, catalogue),
  }))
  return { ...catalogue, rows, nextCursor: null }
}

export function useShelf() {
  return useQuery({ queryKey: [CATALOGUE], queryFn: ({ signal }) => readShelf(signal) })
}
