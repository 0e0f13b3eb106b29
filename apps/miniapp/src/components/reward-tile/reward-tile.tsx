import { Text, View } from '@tarojs/components'
import type { Reward } from '../../api/rewards.ts'
import { yuan } from '../../copy/format.ts'
import './reward-tile.scss'

/** Stands for a reward's picture: a voucher shows its value, a gift a parcel. */
export function RewardTile({ reward, large = false }: { reward: Reward; large?: boolean }) {
  return (
    <View className={`reward-tile reward-tile--${reward.kind} ${large ? 'reward-tile--large' : ''}`} ariaHidden>
      {reward.voucher === null ? (
        <View className="reward-tile__parcel" />
      ) : (
        <Text className="reward-tile__value">{yuan(reward.voucher.faceFen)}</Text>
      )}
    </View>
  )
}
