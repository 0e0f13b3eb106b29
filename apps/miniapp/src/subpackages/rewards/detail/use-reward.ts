import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Catalogue, Redemption } from '../../../api/rewards.ts'
import { fetchCatalogue, redeem } from '../../../api/rewards.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { replace } from '../../../routes.ts'

interface RewardPage {
  rewardId: string
  loaded: Loaded<Catalogue>
  quantity: number
  choose: (quantity: number) => void
  asking: boolean
  ask: (open: boolean) => void
  redeeming: Intent<[string, number], { redemption: Redemption }>
  confirm: (quantity: number) => void
}

/** A reward, and redeeming some of it: one key per intent, then on to the code that reception scans. */
export function useReward(memberId: string): RewardPage {
  const rewardId = useRouter().params['rewardId'] ?? ''
  const [quantity, choose] = useState(1)
  const [asking, setAsking] = useState(false)
  const loaded = useLoad(fetchCatalogue, memberId)
  const redeeming = useIntent(redeem)

  const confirm = async (pieces: number): Promise<void> => {
    const answer = await redeeming.run(rewardId, pieces)
    if (answer !== null) replace('redemption', { redemptionId: answer.redemption.redemptionId })
  }
  const ask = (open: boolean): void => {
    redeeming.clear()
    setAsking(open)
  }
  return { rewardId, loaded, quantity, choose, asking, ask, redeeming, confirm: (pieces) => void confirm(pieces) }
}
