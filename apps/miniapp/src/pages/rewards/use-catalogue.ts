import { useState } from 'react'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listRewards } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'
import { answerOf } from '../../kept/kept.ts'
import type { Filter, Order } from './shelf.ts'

export type Catalogue = AnswerOf<typeof listRewards>

interface CataloguePage {
  loaded: Loaded<Catalogue>
  filter: Filter
  choose: (filter: Filter) => void
  order: Order
  arrange: (order: Order) => void
}

export function useCatalogue(memberId: string): CataloguePage {
  const [filter, choose] = useState<Filter>('all')
  const [order, arrange] = useState<Order>('shop')
  return {
    loaded: useLoad(() => call(listRewards), memberId, { keep: answerOf(listRewards, memberId) }),
    filter,
    choose,
    order,
    arrange,
  }
}
