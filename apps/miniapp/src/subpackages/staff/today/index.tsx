import { Text, View } from '@tarojs/components'
import type { TodayVisitRow } from '@cheyou/contract'
import { listTodayVisits } from '@cheyou/contract/routes'
import { settledBySystem, signedPoints, timeOf, visitShowNames, yuan } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { MoreButton } from '../../../components/more-button/more-button.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { unbroken } from '../../../copy/unbroken.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { usePages } from '../../../hooks/use-pages.ts'
import { open } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'
import { UnfinishedVisits } from './unfinished.tsx'
import './index.scss'

function VisitRow({ row }: { row: TodayVisitRow }) {
  const { visitId, customerName, plate, settledAt, workTypeName, settledBy, customerFen, redeemable, show } = row
  // What the DMS brought has a day and no time.
  const [when, who] = settledBy === null ? [null, settledBySystem] : [timeOf(settledAt), settledBy]
  const about = [when, plate, workTypeName, who].filter((part) => part !== null)
  const struck = show === 'void' ? 'today__void' : ''
  return (
    <Row
      title={<Text className={struck}>{customerName}</Text>}
      note={unbroken(about).join(' · ')}
      value={<Text className={struck}>{yuan(customerFen)}</Text>}
      valueNote={show === 'settled' ? `${signedPoints(redeemable)} 分` : visitShowNames[show]}
      onPress={() => open('staffVisitRecord', { visitId })}
    />
  )
}

function Visits({ storeId }: { storeId: string }) {
  const loaded = useLoad(() => call(listTodayVisits, { query: { storeId } }), storeId)
  const pages = usePages(loaded.data, (cursor) => call(listTodayVisits, { query: { storeId, cursor } }))
  return (
    <LoadedView loaded={loaded}>
      {({ count, customerFen }) =>
        count === 0 ? (
          <Empty title="今天还没有到店登记" hint="扫会员码登记的到店会按时间列在这里，可以查看、撤销。" />
        ) : (
          <View className="today__list">
            <View className="today__sum">
              <Text className="today__figure">{yuan(customerFen)}</Text>
              <Text className="today__label">{count} 次到店，已撤销的不计入金额</Text>
            </View>
            <Section>
              {pages.rows.map((row) => (
                <VisitRow key={row.visitId} row={row} />
              ))}
            </Section>
            <MoreButton pages={pages} />
          </View>
        )
      }
    </LoadedView>
  )
}

export default function TodayVisitsPage() {
  return (
    <Screen>
      <StaffGate>
        {(staff, storeId) => (
          <View className="today">
            {staff.stores.length > 1 ? (
              <Text className="today__label">{staff.stores.find((store) => store.storeId === storeId)?.name}</Text>
            ) : null}
            <Slot>
              <UnfinishedVisits />
            </Slot>
            <Visits storeId={storeId} />
          </View>
        )}
      </StaffGate>
    </Screen>
  )
}
