import { useEffect, useRef, useState } from 'react'
import type { JoiningCustomer, MembersFound } from '@cheyou/contract'
import { findMembers, searchCustomers } from '@cheyou/contract/routes'
import { asFailure, type Failure } from '../../../api/failure.ts'
import { call } from '../../../api/call.ts'
import { foundCustomer } from '../desk.ts'

/** Members, or where there is none, customers who could join. */
export interface Hits extends MembersFound {
  customers: JoiningCustomer[]
}

/** After the last key; whoever types a whole phone asks once. */
const PAUSE_MS = 200

interface Answer {
  q: string
  hits: Hits
}

export interface Find {
  /** What was found last; `fresh` while it is of what is typed now. */
  hits: Hits | null
  fresh: boolean
  failure: Failure | null
  /** Asks at once, without waiting for more; null when that failed or something else was typed meanwhile. */
  look: () => Promise<Hits | null>
}

/** Finds people while somebody types. An answer to an earlier text is dropped, however late it comes. */
export function useFind(q: string | null): Find {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const look = async (): Promise<Hits | null> => {
    clearTimeout(timer.current)
    if (q === null) return null
    if (answer?.q === q) return answer.hits
    const mine = ++turn.current
    setFailure(null)
    try {
      const hits = await find(q)
      if (mine !== turn.current) return null
      setAnswer({ q, hits })
      return hits
    } catch (error) {
      if (mine === turn.current) setFailure(asFailure(error))
      return null
    }
  }
  const latest = useRef(look)
  latest.current = look

  useEffect(() => {
    // Whatever is under way is of another text.
    turn.current++
    setFailure(null)
    if (q === null) setAnswer(null)
    else timer.current = setTimeout(() => void latest.current(), PAUSE_MS)
    return () => clearTimeout(timer.current)
  }, [q])
  return { hits: answer?.hits ?? null, fresh: answer !== null && answer.q === q, failure, look }
}

async function find(q: string): Promise<Hits> {
  const found = await call(findMembers, { body: { q } })
  const customers = found.rows.length > 0 ? [] : (await call(searchCustomers, { query: { q } })).rows
  for (const customer of customers) foundCustomer(customer)
  return { ...found, customers }
}
