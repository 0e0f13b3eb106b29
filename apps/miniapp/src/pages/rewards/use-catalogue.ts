import { useState } from 'react'
import type { Reward } from '@cheyou/contract'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listRewards } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'
import { answerOf } from '../../kept/kept.ts'

export const filters = [
  { value: 'all', text: '全部' },
  { value: 'affordable', text: '我能换' },
  { value: 'gift', text: '礼品' },
  { value: 'voucher', text: '代金券' },
  { value: 'service', text: '服务' },
] as const
export type Filter = (typeof filters)[number]['value']

/** What the chosen filter leaves of the catalogue. */
export function passing(rows: readonly Reward[], filter: Filter): Reward[] {
  if (filter === 'all') return [...rows]
  return rows.filter((reward) => (filter === 'affordable' ? reward.can.includes('redeem') : reward.kind === filter))
}

export type Catalogue = AnswerOf<typeof listRewards>

interface CataloguePage {
  loaded: Loaded<Catalogue>
  filter: Filter
  choose: (filter: Filter) => void
}

export function useCatalogue(memberId: string): CataloguePage {
  const [filter, choose] = useState<Filter>('all')
  return {
    loaded: useLoad(() => call(listRewards), memberId, { keep: answerOf(listRewards, memberId) }),
    filter,
    choose,
  }
}
