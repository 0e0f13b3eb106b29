import { Text, View } from '@tarojs/components'
import type { RewardOnShow, Showcase as Shown } from '@cheyou/contract'
import { getShowcase } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { whenLine, whoLine } from '../../copy/rewards.ts'
import { useLoad } from '../../hooks/use-load.ts'
import { answerOf } from '../../kept/kept.ts'
import { LoadedView } from '../loaded-view/loaded-view.tsx'
import { RewardRow } from '../reward-row/reward-row.tsx'
import { Section } from '../section/section.tsx'
import { StoreCard } from '../store-card/store-card.tsx'
import { TierStep } from '../tier-step/tier-step.tsx'
import './showcase.scss'

function Rewards({ rewards }: { rewards: RewardOnShow[] }) {
  if (rewards.length === 0) return null
  return (
    <View className="showcase__rewards">
      <Text className="showcase__title">积分能换什么</Text>
      {rewards.map((reward) => (
        <RewardRow
          key={reward.rewardId}
          reward={reward}
          state={<Text className="reward-row__state">{whenLine(reward) ?? whoLine(reward) ?? '会员都能换'}</Text>}
        />
      ))}
    </View>
  )
}

function Stores({ stores }: Pick<Shown, 'stores'>) {
  return (
    <Section title="门店">
      {stores.map((store) => (
        <StoreCard key={store.storeId} store={store} />
      ))}
    </Section>
  )
}

/** What the club offers, for people who are no members yet: where the shop is, what tiers give, what points buy. */
export function Showcase() {
  const loaded = useLoad(() => call(getShowcase), 'showcase', { keep: answerOf(getShowcase, 'everybody') })
  return (
    <LoadedView loaded={loaded}>
      {({ rewards, tiers, stores }) => (
        <>
          <Stores stores={stores} />
          <Section title="会员等级">
            {tiers.map((tier) => (
              <TierStep key={tier.code} tier={tier} />
            ))}
          </Section>
          <Rewards rewards={rewards} />
        </>
      )}
    </LoadedView>
  )
}
