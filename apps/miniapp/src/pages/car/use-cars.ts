import { useState } from 'react'
import type { Car, Visit } from '@cheyou/contract'
import type { AnswerOf } from '@cheyou/contract/routes'
import { getMyCar, listMyCars } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'
import { answerOf } from '../../kept/kept.ts'
import type { Pages } from '../../hooks/use-pages.ts'
import { usePages } from '../../hooks/use-pages.ts'

type CarHistory = AnswerOf<typeof getMyCar>

interface CarsPage {
  loaded: Loaded<{ rows: Car[] }>
  chosen: string | null
  choose: (vehicleId: string) => void
}

/** My cars, and the one that is looked at: at first the one that a link leads to. */
export function useCars(memberId: string, linked: string | null): CarsPage {
  const [wish, choose] = useState(linked)
  const loaded = useLoad(() => call(listMyCars), memberId, { keep: answerOf(listMyCars, memberId) })
  const cars = loaded.data?.rows ?? []
  const chosen = cars.find((car) => car.vehicleId === wish) ?? cars[0]
  return { loaded, chosen: chosen?.vehicleId ?? null, choose }
}

/** One car with its visits, page by page. */
export function useCarHistory(vehicleId: string): { loaded: Loaded<CarHistory>; pages: Pages<Visit> } {
  const history = (cursor?: string) => call(getMyCar, { params: { vehicleId }, query: { limit: 20, cursor } })
  const loaded = useLoad(() => history(), vehicleId, { keep: answerOf(getMyCar, vehicleId) })
  // The rows of the first page must be one object as long as the answer is: later pages hang on it.
  const answer = loaded.data
  const [first, setFirst] = useState<{ answer: CarHistory; rows: Visit[]; nextCursor: string | null } | null>(null)
  if (answer !== null && first?.answer !== answer) {
    setFirst({ answer, rows: answer.visits, nextCursor: answer.nextCursor })
  }
  const pages = usePages(first, async (cursor) => {
    const { visits, nextCursor } = await history(cursor)
    return { rows: visits, nextCursor }
  })
  return { loaded, pages }
}
