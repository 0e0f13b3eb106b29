import { Text, View } from '@tarojs/components'
import type { TierLadder } from '@cheyou/contract'
import { getMyBenefits, getMyUpgrades, getTierLadder } from '@cheyou/contract/routes'
import { points } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { ClubCard } from '../../../components/club-card/club-card.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Material } from '../../../components/material/material.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { discountLines } from '../../../copy/benefits.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { MyPackage, MyUses } from './benefits.tsx'
import { MyMembership } from './membership.tsx'
import { Thresholds } from './thresholds.tsx'
import { MyUpgrades, TierHistory } from './upgrades.tsx'
import './index.scss'

type Tier = TierLadder['tiers'][number]

function gives(tier: Tier): string[] {
  const given = [
    ...discountLines(tier),
    ...tier.benefits.map(({ name, perYear }) => `${name} 每年 ${perYear} 次`),
    ...(tier.advisor ? ['专属服务顾问'] : []),
  ]
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
  const loaded = useLoad(() => call(getTierLadder), memberId, { keep: answerOf(getTierLadder, memberId) })
  const mine = useLoad(() => call(getMyBenefits), memberId, { keep: answerOf(getMyBenefits, memberId) })
  const upgrades = useLoad(() => call(getMyUpgrades), memberId, { keep: answerOf(getMyUpgrades, memberId) })
  const reload = (): void => {
    loaded.reload()
    mine.reload()
  }
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton card rows={4} />}>
      {({ card, tiers, thresholds, stacking }) => (
        <>
          <ClubCard card={card} clubName={clubName} />
          <MyPackage loaded={mine} tier={tiers.find((tier) => tier.mine)} />
          <MyUpgrades loaded={upgrades} onUpgraded={reload} />
          <MyMembership memberId={memberId} onRenewed={reload} />
          <Section title="各等级权益">
            {tiers.map((tier) => (
              <TierStep key={tier.code} tier={tier} />
            ))}
          </Section>
          <Thresholds thresholds={thresholds} stacking={stacking} />
          <TierHistory history={upgrades.data?.history ?? []} />
          <MyUses uses={mine.data?.uses ?? []} />
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
