import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { MembershipStatus, RenewalWay } from '@cheyou/contract'
import type { InputOf } from '@cheyou/contract/routes'
import { getMembership, renewAtDesk } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { presenceOf } from '../desk.ts'

type Payment = InputOf<typeof renewAtDesk>['body']['payment']

interface Renew {
  memberId: string
  loaded: Loaded<MembershipStatus>
  asking: RenewalWay | null
  ask: (way: RenewalWay | null) => void
  renewing: IntentOf<typeof renewAtDesk>
  /** True once a new year was taken on this page. */
  renewed: boolean
  confirm: () => void
}

function paymentFor(way: RenewalWay, status: MembershipStatus, memberId: string): Payment | null {
  const needed = status.ways.find((option) => option.way === way)?.needed ?? 0
  if (way === 'fee') return { way, paidFen: needed }
  if (way === 'points') return { way, presenceToken: presenceOf(memberId) ?? '', quotedPoints: needed }
  const insurance = status.insurances.find(({ used, premiumFen }) => !used && premiumFen >= needed)
  return insurance === undefined ? null : { way, insuranceId: insurance.insuranceId }
}

/** A member's year at the desk, and renewing it by one of three ways. */
export function useRenew(storeId: string): Renew {
  const memberId = useRouter().params['memberId'] ?? ''
  const loaded = useLoad(() => call(getMembership, { params: { memberId } }), memberId)
  const [asking, setAsking] = useState<RenewalWay | null>(null)
  const [renewed, setRenewed] = useState(false)
  const renewing = useIntent(keyed(renewAtDesk))
  useAskedAgain(renewing.failure, loaded.reload)
  const confirm = async (): Promise<void> => {
    const payment = asking === null || loaded.data === null ? null : paymentFor(asking, loaded.data, memberId)
    if (payment === null) return
    const answer = await renewing.run({ params: { memberId }, body: { storeId, payment } })
    if (answer === null) return
    loaded.replace(answer.membership)
    setRenewed(true)
    setAsking(null)
  }
  const ask = (way: RenewalWay | null): void => {
    renewing.clear()
    setAsking(way)
  }
  return { memberId, loaded, asking, ask, renewing, renewed, confirm: () => void confirm() }
}
