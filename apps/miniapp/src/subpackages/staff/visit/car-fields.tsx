import { useState } from 'react'
import { ScrollView, Text, View } from '@tarojs/components'
import type { MemberPanel, WorkType } from '@cheyou/contract'
import { oddOdometer, type VisitForm } from '@cheyou/till'
import { kilometres, oddOdometerWords, terms, tillWords } from '@cheyou/words'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { Slot } from '../../../components/slot/slot.tsx'
import { carName } from '../../../copy/car.ts'
import type { Pad } from './use-pad.ts'

interface Props {
  panel: MemberPanel
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  pad: Pad
}

/** Which car, how far it has run, and what is done to it: three lines. */
export function CarFields({ panel, workTypes, form, change, pad }: Props) {
  return (
    <View className="visit__car">
      <ScrollView scrollX className="visit__strip">
        <Choices
          label="车辆"
          options={panel.cars.map((one) => ({ value: one.vehicleId, text: one.plate ?? carName(one) }))}
          value={form.vehicleId}
          onChange={(vehicleId) => change({ vehicleId })}
        />
      </ScrollView>
      <Odometer panel={panel} form={form} change={change} pad={pad} />
      <ScrollView scrollX className="visit__strip">
        <Choices
          label={terms.workType}
          options={workTypes.map(({ code, name }) => ({ value: code, text: name }))}
          value={form.workType}
          onChange={(workType) => change({ workType })}
        />
      </ScrollView>
    </View>
  )
}

function Odometer({ panel, form, change, pad }: Omit<Props, 'workTypes'>) {
  const [ordering, setOrdering] = useState(false)
  const last = panel.cars.find(({ vehicleId }) => vehicleId === form.vehicleId)?.odometerKm ?? null
  const odd = oddOdometer(form.odometer, last)
  const typing = pad.spot === 'odometer'
  const orderNumber = form.orderNumber.trim()
  return (
    <>
      <View className="visit__pair">
        <Pressable
          className={`visit__cell ${typing ? 'visit__cell--on' : ''} ${odd === null ? '' : 'visit__cell--odd'}`}
          onPress={() => pad.open('odometer')}
        >
          <Text className="visit__cell-name">里程</Text>
          {form.odometer === '' ? (
            <Text className="visit__cell-hint">{last === null ? '公里' : `上次 ${kilometres(last)}`}</Text>
          ) : (
            <Text className={typing && pad.whole ? 'visit__figure visit__figure--whole' : 'visit__figure'}>
              {form.odometer}
            </Text>
          )}
        </Pressable>
        <Pressable className="visit__cell" onPress={() => setOrdering(true)}>
          <Text className="visit__cell-name">工单号</Text>
          <Text className="visit__cell-hint">{orderNumber === '' ? '可不填' : orderNumber}</Text>
        </Pressable>
      </View>
      <Slot>{odd === null ? null : <Text className="visit__odd">{oddOdometerWords[odd]}</Text>}</Slot>
      <Sheet title="工单号" open={ordering} onClose={() => setOrdering(false)}>
        <OrderFields form={form} change={change} />
      </Sheet>
    </>
  )
}

const priceOptions = [
  { value: 'billed', text: '工单实收' },
  { value: 'list', text: '原价' },
] as const

/** The order of the DMS, and what its amounts are: billed already, unless staff say otherwise. */
function OrderFields({ form, change }: Pick<Props, 'form' | 'change'>) {
  return (
    <View className="visit__sheet">
      <Field
        label={tillWords.orderNumber}
        value={form.orderNumber}
        onChange={(orderNumber) => change({ orderNumber })}
        placeholder="售后系统里的工单号"
      />
      {form.orderNumber.trim() === '' ? null : (
        <>
          <Text className="visit__label">填的金额是（实收已含等级折扣，不再打折）</Text>
          <Choices
            label="填的金额是"
            options={priceOptions}
            value={form.prices}
            onChange={(prices) => change({ prices })}
          />
        </>
      )}
    </View>
  )
}
