import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Visit } from '@cheyou/contract'
import { day, kilometres, lineKindNames, payerNames, points, savedBy, yuan } from '@cheyou/words'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { off } from '../../copy/discounts.ts'
import { withUnits } from '../../copy/unbroken.ts'
import { open } from '../../routes.ts'

function VisitLines({ visit }: { visit: Visit }) {
  return (
    <View className="visit-row__lines">
      {visit.lines.map((line) => (
        <View key={line.lineNo} className="visit-row__line">
          <View className="visit-row__words">
            <Text className="visit-row__item">{line.itemName}</Text>
            <Text className="visit-row__note">
              {lineKindNames[line.lineKind]} · {payerNames[line.payer]}
            </Text>
          </View>
          <Text className="visit-row__amount">{yuan(line.amountFen)}</Text>
        </View>
      ))}
      {visit.savings.length === 0 ? null : (
        <Text className="visit-row__note visit-row__note--saved">以上是优惠后的金额，已经减掉：</Text>
      )}
      {visit.savings.map((saving) => (
        <View key={`${saving.step}:${saving.code}`} className="visit-row__line visit-row__line--saved">
          <Text className="visit-row__item visit-row__words">{savedBy(saving)}</Text>
          <Text className="visit-row__amount">{off(saving.takenFen)}</Text>
        </View>
      ))}
      <Text className="visit-row__note">
        工单 {visit.orderNumber} · {visit.storeName}
      </Text>
    </View>
  )
}

function Earned({ visit }: { visit: Visit }) {
  const { earned } = visit
  if (earned === null) return null
  return (
    <Pressable className="visit-row__earned" onPress={() => open('statement', { entryId: earned.entryId })}>
      {earned.redeemable < 0 ? '扣回' : '得'} {points(Math.abs(earned.redeemable))} 积分，看怎么算的
    </Pressable>
  )
}

const savedFen = (visit: Visit): number => visit.savings.reduce((sum, { takenFen }) => sum + takenFen, 0)

/** One visit in the history: opens to its lines, what it saved and the points it gave (req. 3.5, 4.6); open where a link led to it. */
export function VisitRow({ visit, linked }: { visit: Visit; linked: boolean }) {
  const [opened, setOpened] = useState(linked)
  const isVoid = visit.state === 'void'
  const about = [visit.workTypeName, visit.odometerKm === null ? null : kilometres(visit.odometerKm)]
  return (
    <View className="visit-row">
      <Pressable className="visit-row__head" onPress={() => setOpened(!opened)}>
        <View className="visit-row__words">
          <Text className="visit-row__day">{day(visit.settledOn)}</Text>
          <Text className="visit-row__note">{withUnits(about.filter((part) => part !== null).join(' · '))}</Text>
        </View>
        <View className="visit-row__side">
          <Text className={`visit-row__total ${isVoid ? 'visit-row__total--void' : ''}`}>
            {yuan(visit.customerFen)}
          </Text>
          <Text className="visit-row__note">
            {isVoid ? '已撤销' : visit.totalFen === visit.customerFen ? '' : `合计 ${yuan(visit.totalFen)}`}
          </Text>
          {savedFen(visit) === 0 ? null : (
            <Text className="visit-row__note visit-row__note--saved">会员优惠 {off(savedFen(visit))}</Text>
          )}
        </View>
        <View className={`visit-row__chevron ${opened ? 'visit-row__chevron--open' : ''}`} ariaHidden />
      </Pressable>
      {opened ? <VisitLines visit={visit} /> : null}
      {opened ? <Earned visit={visit} /> : null}
    </View>
  )
}
