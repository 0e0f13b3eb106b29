import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Joined, JoiningCustomer, JoiningWay } from '@cheyou/contract'
import { joinAtDesk } from '@cheyou/contract/routes'
import { keyed } from '../../../api/call.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { customerSeen, foundCustomer } from '../desk.ts'

interface Join {
  /** Null while they still have to be added. */
  customer: JoiningCustomer | null
  /** What was typed in search of somebody who is not there. */
  phone: string
  added: (customer: JoiningCustomer) => void
  asking: JoiningCustomer['ways'][number] | null
  ask: (way: JoiningWay | null) => void
  joining: IntentOf<typeof joinAtDesk>
  joined: Joined | null
  confirm: () => void
}

/** A customer who is no member, the ways open to them, and joining by one. */
export function useJoin(storeId: string): Join {
  const { params } = useRouter()
  const [customer, setCustomer] = useState(() => customerSeen(params['customerId'] ?? ''))
  const [way, setWay] = useState<JoiningWay | null>(null)
  const [joined, setJoined] = useState<Joined | null>(null)
  const joining = useIntent(keyed(joinAtDesk))
  const asking = customer?.ways.find((option) => option.way === way) ?? null
  const confirm = async (): Promise<void> => {
    if (customer === null || asking === null) return
    const body = { storeId, way: asking.way, paidFen: asking.feeFen, drivingTrained: asking.way === 'training' }
    const answer = await joining.run({ params: { customerId: customer.customerId }, body })
    if (answer === null) return
    setJoined(answer)
    setWay(null)
  }
  const ask = (next: JoiningWay | null): void => {
    joining.clear()
    setWay(next)
  }
  const added = (next: JoiningCustomer): void => {
    foundCustomer(next)
    setCustomer(next)
  }
  return { customer, phone: params['phone'] ?? '', added, asking, ask, joining, joined, confirm: () => void confirm() }
}
