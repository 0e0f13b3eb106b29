import { useEffect } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MemberPanel } from '@cheyou/contract'
import { day, kilometres, terms, tillWords, yuan } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { getMemberPanel } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Material } from '../../../components/material/material.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { Plate } from '../../../components/plate/plate.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { carName } from '../../../copy/car.ts'
import { cardNumber } from '../../../copy/digits.ts'
import { progressLine } from '../../../copy/progress.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { unbroken } from '../../../copy/unbroken.ts'
import { open } from '../../../routes.ts'
import { memberSeen, noteOpened, presenceOf } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { MemberBenefitsSection } from './benefits.tsx'
import { MemberVouchers, OpenRedemptions } from './redemptions.tsx'
import './index.scss'

function Who({ panel }: { panel: MemberPanel }) {
  const { card, phoneMasked, advisorName } = panel
  const about = [cardNumber(card.cardNumber), phoneMasked, advisorName === null ? null : `顾问 ${advisorName}`]
  return (
    <View className="staff-member__who">
      <View className="staff-member__head">
        <Text className="staff-member__name">{card.name}</Text>
        <Material tierCode={card.tier.code} className="staff-member__tier">
          {card.tier.name}
        </Material>
      </View>
      <Text className="staff-member__about">{unbroken(about.filter((part) => part !== null)).join(' · ')}</Text>
      <PointsPair qualifying={card.balances.qualifying} redeemable={card.balances.redeemable} />
      <Text className="staff-member__about">{progressLine(card)}</Text>
    </View>
  )
}

function Cars({ panel }: { panel: MemberPanel }) {
  const { cars, lastVisit } = panel
  return (
    <Section title="车辆">
      {cars.length === 0 ? <Row title="名下没有车辆" note="请先在电脑上登记车辆，再登记到店" /> : null}
      {cars.map((car) => (
        <Row
          key={car.vehicleId}
          title={<Plate plate={car.plate} />}
          note={carName(car)}
          value={car.odometerKm === null ? '' : kilometres(car.odometerKm)}
          valueNote={car.warrantyEndsOn === null ? '' : `质保至 ${day(car.warrantyEndsOn)}`}
        />
      ))}
      {lastVisit === null ? null : (
        <Row
          title={tillWords.lastVisit}
          note={[day(lastVisit.settledOn), lastVisit.plate].filter((part) => part !== null).join(' · ')}
          value={yuan(lastVisit.customerFen)}
          valueNote={lastVisit.workTypeName}
          onPress={() => open('staffVisitRecord', { visitId: lastVisit.visitId })}
        />
      )}
    </Section>
  )
}

function Panel({ memberId, storeId }: { memberId: string; storeId: string }) {
  const loaded = useLoad(() => call(getMemberPanel, { params: { memberId } }), memberId, {
    initial: memberSeen(memberId),
  })
  const isShown = loaded.data !== null
  useEffect(() => {
    if (isShown) noteOpened(memberId)
  }, [memberId, isShown])
  return (
    <LoadedView loaded={loaded}>
      {(panel) => (
        <>
          {presenceOf(memberId) === null ? null : <Notice tone="good" title="已扫会员码，车主在场" />}
          <Who panel={panel} />
          <Button
            primary
            disabled={panel.cars.length === 0 && '名下没有车辆，请先在电脑上补登'}
            onPress={() => open('staffVisit', { memberId })}
          >
            {terms.visitEntry}
          </Button>
          <Section>
            <Row
              title={terms.membership}
              value={`至 ${day(panel.card.membershipEndsOn)}`}
              onPress={() => open('staffRenew', { memberId })}
            />
            <Row title="会员升级" value={panel.card.tier.name} onPress={() => open('staffUpgrade', { memberId })} />
          </Section>
          <MemberVouchers panel={panel} />
          <OpenRedemptions panel={panel} />
          <MemberBenefitsSection memberId={memberId} memberName={panel.card.name} storeId={storeId} />
          <Cars panel={panel} />
        </>
      )}
    </LoadedView>
  )
}

export default function StaffMemberPage() {
  const memberId = useRouter().params['memberId'] ?? ''
  return (
    <Screen>
      <StaffGate>{(_, storeId) => <Panel memberId={memberId} storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
