import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { RewardOnShow } from '@cheyou/contract'
import { points } from '@cheyou/words'
import { voucherLine } from '../../copy/rewards.ts'
import { Pressable } from '../pressable/pressable.tsx'
import { RewardTile } from '../reward-tile/reward-tile.tsx'
import './reward-row.scss'

interface Props {
  reward: RewardOnShow
  /** A line below the price: whose it is, whether it can be had. */
  state: ReactNode
  onPress?: () => void
}

/** One reward of the catalogue, its price as the hero. */
export function RewardRow({ reward, state, onPress }: Props) {
  const terms = reward.voucher === null ? null : voucherLine(reward.voucher)
  const content = (
    <>
      <RewardTile reward={reward} />
      <View className="reward-row__words">
        <Text className="reward-row__name">{reward.name}</Text>
        {terms === null ? null : <Text className="reward-row__terms">{terms}</Text>}
        <View className="reward-row__price">
          <Text className="reward-row__figure">{points(reward.pointsPrice)}</Text>
          <Text className="reward-row__unit">积分</Text>
        </View>
        {state}
      </View>
    </>
  )
  if (onPress === undefined) return <View className="reward-row">{content}</View>
  return (
    <Pressable className="reward-row" onPress={onPress}>
      {content}
    </Pressable>
  )
}
