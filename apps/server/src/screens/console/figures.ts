import type { Endpoint, Figure } from '@cheyou/contract'
import type { FigureKind } from '@cheyou/contract/codes'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import type { BoundedCount } from '../../platform/db/bounded-count.ts'

/** How a list is asked for its count: the one row keeps the answer short. */
export const ONE = 1

/** A figure of 今日: the list behind it, what that list is asked, and how many rows it then has. */
export interface FigureSource {
  readonly kind: FigureKind
  /** Whoever may not open it is not told the figure. */
  readonly list: Endpoint
  readonly filter: Readonly<Record<string, string>>
  readonly count: () => Promise<BoundedCount & { fen?: number; points?: number }>
}

/** The figures above zero of the lists that a caller may open, in their order. */
export async function figuresOf(caller: StaffCaller, sources: readonly FigureSource[]): Promise<Figure[]> {
  const allowed = sources.filter(({ list }) => list.roles?.includes(caller.role))
  const counted = await Promise.all(
    allowed.map(async ({ kind, filter, count }) => {
      const { count: n, countCapped, fen = null, points = null } = await count()
      return { kind, count: n, countCapped, fen, points, filter: { ...filter } }
    }),
  )
  return counted.filter(({ count }) => count > 0)
}

/** A list that comes whole. */
export const whole = (count: number): BoundedCount => ({ count, countCapped: false })
