import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Choices } from '../../components/choices/choices.tsx'
import { Gate } from '../../components/gate/gate.tsx'
import { LoadedView } from '../../components/loaded-view/loaded-view.tsx'
import { MoreButton } from '../../components/more-button/more-button.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { Section } from '../../components/section/section.tsx'
import { Empty } from '../../components/states/states.tsx'
import { carName } from '../../copy/car.ts'
import { CarSheet } from './car-sheet.tsx'
import { readVisitLink } from './visit-link.ts'
import { VisitRow } from './visit-row.tsx'
import { useCarHistory, useCars } from './use-cars.ts'
import './index.scss'

function CarWithHistory({ vehicleId, visitId }: { vehicleId: string; visitId: string | null }) {
  const { loaded, pages } = useCarHistory(vehicleId)
  return (
    <LoadedView loaded={loaded}>
      {({ car }) => (
        <View className="car">
          <CarSheet car={car} />
          <Section title="维修记录">
            {pages.rows.length === 0 ? (
              <Empty title="还没有维修记录" hint="到店后，每次做了什么、花了多少、积了多少分，都会在这里。" />
            ) : null}
            {pages.rows.map((visit) => (
              <VisitRow key={visit.visitId} visit={visit} linked={visit.visitId === visitId} />
            ))}
          </Section>
          <MoreButton pages={pages} />
        </View>
      )}
    </LoadedView>
  )
}

function MemberCars({ memberId }: { memberId: string }) {
  const { params } = useRouter()
  const linked = readVisitLink(params['q'])
  const { loaded, chosen, choose } = useCars(memberId, linked?.vehicleId ?? null)
  return (
    <LoadedView loaded={loaded}>
      {({ rows }) => (
        <>
          {rows.length > 1 ? (
            <Choices
              label="选择车辆"
              options={rows.map((car) => ({ value: car.vehicleId, text: car.plate ?? carName(car) }))}
              value={chosen}
              onChange={choose}
            />
          ) : null}
          {chosen === null ? (
            <Empty title="还没有绑定车辆" hint="到店时请接待人员把您的车登记到会员名下。" />
          ) : (
            <CarWithHistory key={chosen} vehicleId={chosen} visitId={linked?.visitId ?? null} />
          )}
        </>
      )}
    </LoadedView>
  )
}

export default function CarPage() {
  return (
    <Screen>
      <Gate>{(member) => <MemberCars memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
