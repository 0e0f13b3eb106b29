import { Text, View } from '@tarojs/components'
import type { TierLadder } from '@cheyou/contract'
import { fetchTierLadder } from '../../../api/member.ts'
import { ClubCard } from '../../../components/club-card/club-card.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Material } from '../../../components/material/material.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { discount, points } from '../../../copy/format.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { MyMembership } from './membership.tsx'
import { MyUpgrades } from './upgrades.tsx'
import './index.scss'

type Tier = TierLadder['tiers'][number]

function gives(tier: Tier): string[] {
  const labour = discount(tier.labourMilli)
  const parts = discount(tier.partsMilli)
  const given = [
    labour === null ? null : `工时 ${labour}`,
    parts === null ? null : `配件 ${parts}`,
    ...tier.benefits.map(({ name, perYear }) => `${name} 每年 ${perYear} 次`),
    tier.advisor ? '专属服务顾问' : null,
  ].filter((line): line is string => line !== null)
  return given.length === 0 ? ['消费积分，兑换礼品'] : given
}

function TierStep({ tier }: { tier: Tier }) {
  return (
    <View className={`tier ${tier.mine ? 'tier--mine' : ''}`}>
      <Material tierCode={tier.code} className="tier__swatch" />
      <View className="tier__words">
        <View className="tier__head">
          <Text className="tier__name">{tier.name}</Text>
          {tier.mine ? <Text className="tier__mine">我的等级</Text> : null}
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

function MemberTiers({ memberId, clubName }: { memberId: string; clubName: string }) {
  const loaded = useLoad(fetchTierLadder, memberId)
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton card rows={4} />}>
      {({ card, tiers }) => (
        <>
          <ClubCard card={card} clubName={clubName} />
          <MyUpgrades memberId={memberId} onUpgraded={loaded.reload} />
          <MyMembership memberId={memberId} />
          <View className="tiers">
            {tiers.map((tier) => (
              <TierStep key={tier.code} tier={tier} />
            ))}
          </View>
        </>
      )}
    </LoadedView>
  )
}

export default function TiersPage() {
  return (
    <Screen>
      <Gate>{(member, who) => <MemberTiers memberId={member.memberId} clubName={who.club.name} />}</Gate>
    </Screen>
  )
}
