import { Text, View } from '@tarojs/components'
import type { Reward } from '@cheyou/contract'
import { points } from '@cheyou/words'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { RewardTile } from '../../components/reward-tile/reward-tile.tsx'
import { obstacleLine, voucherLine } from '../../copy/rewards.ts'
import { open } from '../../routes.ts'

/** Under this many left, the shelf says so. */
const FEW = 10

/** One reward of the catalogue: its price as the hero, and whether I can have it or what is missing. */
export function RewardRow({ reward }: { reward: Reward }) {
  const { stockLeft, voucher, refusal } = reward
  const terms = voucher === null ? null : voucherLine(voucher)
  return (
    <Pressable className="reward-row" onPress={() => open('reward', { rewardId: reward.rewardId })}>
      <RewardTile reward={reward} />
      <View className="reward-row__words">
        <Text className="reward-row__name">{reward.name}</Text>
        {terms === null ? null : <Text className="reward-row__terms">{terms}</Text>}
        <View className="reward-row__price">
          <Text className="reward-row__figure">{points(reward.pointsPrice)}</Text>
          <Text className="reward-row__unit">积分</Text>
        </View>
        {refusal === null ? (
          <Text className="reward-row__state reward-row__state--can">
            现在能换{stockLeft !== null && stockLeft < FEW ? `，剩 ${stockLeft} 件` : ''}
          </Text>
        ) : (
          <Text className="reward-row__state">{obstacleLine(reward)}</Text>
        )}
      </View>
    </Pressable>
  )
}
