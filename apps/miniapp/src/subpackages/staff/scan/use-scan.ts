import { useState } from 'react'
import type { JoiningCustomer, MemberHit } from '@cheyou/contract'
import { platform } from '#platform'
import type { Failure } from '../../../api/failure.ts'
import { findMembers, scan, searchCustomers } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { open } from '../../../routes.ts'
import { foundCustomer, seen } from '../desk.ts'
import { readText } from './read-text.ts'

/** Members, or where there is none, customers who could join. */
export interface Hits {
  members: MemberHit[]
  customers: JoiningCustomer[]
}

async function find(q: string): Promise<Hits> {
  const members = (await call(findMembers, { body: { q } })).rows
  const customers = members.length > 0 ? [] : (await call(searchCustomers, { query: { q } })).rows
  for (const customer of customers) foundCustomer(customer)
  return { members, customers }
}

interface Scan {
  typed: string
  type: (text: string) => void
  /** Members found by what was typed; null before a search. */
  hits: Hits | null
  busy: boolean
  failure: Failure | null
  withCamera: () => void
  withText: () => void
}

/** Any code lands on the right page; phone, plate and card number find a member, or a customer who could become one. */
export function useScan(storeId: string): Scan {
  const [typed, setTyped] = useState('')
  const [hits, setHits] = useState<Hits | null>(null)
  const sending = useIntent(keyed(scan))
  const searching = useIntent((_key, q: string) => find(q))

  const sendCode = async (text: string): Promise<void> => {
    searching.clear()
    const scanned = await sending.run({ body: { storeId, text } })
    if (scanned === null) return
    seen(scanned)
    setTyped('')
    if (scanned.kind === 'member') open('staffMember', { memberId: scanned.member.card.memberId })
    else open('handOver', { redemptionId: scanned.redemption.redemption.redemptionId })
  }
  const search = async (q: string): Promise<void> => {
    sending.clear()
    const found = await searching.run(q)
    if (found === null) return
    const [only] = found.members
    if (found.members.length === 1 && only !== undefined) open('staffMember', { memberId: only.memberId })
    setHits(found)
  }
  const withCamera = async (): Promise<void> => {
    setHits(null)
    const text = await platform.scan()
    if (text !== null) await sendCode(text)
  }
  const withText = (): void => {
    setHits(null)
    const read = readText(typed)
    if (read.kind === 'code') void sendCode(read.text)
    if (read.kind === 'search') void search(read.q)
  }
  return {
    typed,
    type: setTyped,
    hits,
    busy: sending.busy || searching.busy,
    failure: sending.failure ?? searching.failure,
    withCamera: () => void withCamera(),
    withText,
  }
}
