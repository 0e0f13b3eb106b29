import { Text, View } from '@tarojs/components'
import type { MemberPanel, WorkType } from '@cheyou/contract'
import { kilometres, terms, tillWords } from '@cheyou/words'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { carName } from '../../../copy/car.ts'
import type { VisitForm } from './draft.ts'
import { odometerOf } from './draft.ts'

interface Props {
  panel: MemberPanel
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

/** Which car, how far it has run, and what is done to it. */
export function VisitFields({ panel, workTypes, form, change }: Props) {
  const car = panel.cars.find(({ vehicleId }) => vehicleId === form.vehicleId)
  const km = odometerOf(form.odometer)
  const last = car?.odometerKm ?? null
  return (
    <View className="visit__block">
      <Text className="visit__label">车辆</Text>
      <Choices
        label="车辆"
        options={panel.cars.map((one) => ({ value: one.vehicleId, text: one.plate ?? carName(one) }))}
        value={form.vehicleId}
        onChange={(vehicleId) => change({ vehicleId })}
      />
      <Text className="visit__label">{terms.workType}</Text>
      <Choices
        label={terms.workType}
        options={workTypes.map(({ code, name }) => ({ value: code, text: name }))}
        value={form.workType}
        onChange={(workType) => change({ workType })}
      />
      <Field
        label={last === null ? '里程' : `里程（上次 ${kilometres(last)}）`}
        type="number"
        unit="公里"
        value={form.odometer}
        onChange={(odometer) => change({ odometer })}
        placeholder="仪表盘上的数字"
        problem={Number.isNaN(km) ? tillWords.odometerUnreadable : null}
      />
      <Field
        label={tillWords.orderNumber}
        value={form.orderNumber}
        onChange={(orderNumber) => change({ orderNumber })}
        placeholder="售后系统里的工单号"
      />
    </View>
  )
}
