import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listRewards, redeemReward } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { replace } from '../../../routes.ts'

export type Catalogue = AnswerOf<typeof listRewards>

interface RewardPage {
  rewardId: string
  loaded: Loaded<Catalogue>
  quantity: number
  choose: (quantity: number) => void
  asking: boolean
  ask: (open: boolean) => void
  redeeming: IntentOf<typeof redeemReward>
  /** Redeems so many for the points that are shown. */
  confirm: (quantity: number, quotedPoints: number) => void
}

/** A reward, and redeeming some of it: one key per intent, then on to the code that reception scans. */
export function useReward(memberId: string): RewardPage {
  const rewardId = useRouter().params['rewardId'] ?? ''
  const [quantity, choose] = useState(1)
  const [asking, setAsking] = useState(false)
  const loaded = useLoad(() => call(listRewards), memberId, { keep: answerOf(listRewards, memberId) })
  const redeeming = useIntent(keyed(redeemReward))

  useAskedAgain(redeeming.failure, loaded.reload)

  const confirm = async (pieces: number, quotedPoints: number): Promise<void> => {
    const answer = await redeeming.run({ body: { rewardId, quantity: pieces, quotedPoints } })
    if (answer !== null) replace('redemption', { redemptionId: answer.redemption.redemptionId })
  }
  const ask = (open: boolean): void => {
    redeeming.clear()
    setAsking(open)
  }
  return {
    rewardId,
    loaded,
    quantity,
    choose,
    asking,
    ask,
    redeeming,
    confirm: (pieces, price) => void confirm(pieces, price),
  }
}
