import { Text, View } from '@tarojs/components'
import type { TierOnOffer } from '@cheyou/contract'
import { points } from '@cheyou/words'
import { discountLines } from '../../copy/benefits.ts'
import { Material } from '../material/material.tsx'
import './tier-step.scss'

function gives(tier: TierOnOffer): string[] {
  const given = [
    ...discountLines(tier),
    ...tier.benefits.map(({ name, perYear }) => `${name} 每年 ${perYear} 次`),
    ...(tier.advisor ? ['专属服务顾问'] : []),
  ]
  return given.length === 0 ? ['消费积分，兑换礼品'] : given
}

/** One step of the ladder: from how many points, and what it gives (req. 1.3). */
export function TierStep({ tier, mine = false }: { tier: TierOnOffer; mine?: boolean }) {
  return (
    <View className={`tier ${mine ? 'tier--mine' : ''}`}>
      <Material tierCode={tier.code} className="tier__swatch" />
      <View className="tier__words">
        <View className="tier__head">
          <Text className="tier__name">{tier.name}</Text>
          {mine ? <Text className="tier__mine">我的等级</Text> : null}
        </View>
        <Text className="tier__from">
          {tier.thresholdQualifying === 0 ? '入会即享' : `累计 ${points(tier.thresholdQualifying)} 分`}
        </Text>
        {gives(tier).map((line) => (
          <Text key={line} className="tier__gives">
            {line}
          </Text>
        ))}
      </View>
    </View>
  )
}
