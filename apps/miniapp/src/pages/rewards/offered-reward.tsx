import { Text } from '@tarojs/components'
import type { Reward } from '@cheyou/contract'
import { RewardRow } from '../../components/reward-row/reward-row.tsx'
import { obstacleLine } from '../../copy/rewards.ts'
import { open } from '../../routes.ts'

/** Under this many left, the shelf says so. */
const FEW = 10

/** A reward with whether I can have it, or what is missing. */
export function OfferedReward({ reward }: { reward: Reward }) {
  const { stockLeft, refusal, rewardId } = reward
  const state =
    refusal === null ? (
      <Text className="reward-row__state reward-row__state--can">
        现在能换{stockLeft !== null && stockLeft < FEW ? `，剩 ${stockLeft} 件` : ''}
      </Text>
    ) : (
      <Text className="reward-row__state">{obstacleLine(reward)}</Text>
    )
  return <RewardRow reward={reward} state={state} onPress={() => open('reward', { rewardId })} />
}
