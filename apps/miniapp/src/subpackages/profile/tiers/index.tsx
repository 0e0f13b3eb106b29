import { useRouter } from '@tarojs/taro'
import { getMyBenefits, getMyMembership, getMyUpgrades, getTierLadder } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { ClubCard } from '../../../components/club-card/club-card.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { TierStep } from '../../../components/tier-step/tier-step.tsx'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import { MyPackage, MyUses } from './benefits.tsx'
import { MyMembership } from './membership.tsx'
import { Thresholds } from './thresholds.tsx'
import { MyUpgrades, TierHistory } from './upgrades.tsx'

function MemberTiers({ memberId, clubName }: { memberId: string; clubName: string }) {
  const loaded = useLoad(() => call(getTierLadder), memberId, { keep: answerOf(getTierLadder, memberId) })
  const mine = useLoad(() => call(getMyBenefits), memberId, { keep: answerOf(getMyBenefits, memberId) })
  const upgrades = useLoad(() => call(getMyUpgrades), memberId, { keep: answerOf(getMyUpgrades, memberId) })
  const membership = useLoad(() => call(getMyMembership), memberId, { keep: answerOf(getMyMembership, memberId) })
  const renewalFirst = useRouter().params['at'] === 'renewal'
  const reload = (): void => {
    loaded.reload()
    mine.reload()
  }
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton card rows={4} />}>
      {({ card, tiers, thresholds, stacking }) => (
        <>
          {renewalFirst ? <MyMembership first loaded={membership} onRenewed={reload} /> : null}
          <ClubCard card={card} clubName={clubName} lapsed={membership.data?.state === 'lapsed'} />
          <MyPackage loaded={mine} tier={tiers.find((tier) => tier.mine)} />
          <MyUpgrades loaded={upgrades} onUpgraded={reload} />
          {renewalFirst ? null : <MyMembership loaded={membership} onRenewed={reload} />}
          <Section title="各等级权益">
            {tiers.map((tier) => (
              <TierStep key={tier.code} tier={tier} mine={tier.mine} />
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
