import { Text, View } from '@tarojs/components'
import type { LineKind, Payer } from '@cheyou/contract'
import { lineKinds, payers } from '@cheyou/contract/codes'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { fenOf } from '../../../copy/format.ts'
import { lineKindNames, payerNames } from '../../../copy/labels.ts'
import type { TypedLine, VisitForm } from './draft.ts'
import { emptyLine } from './draft.ts'

const modes = [
  { value: 'totals', text: '按付款方合计' },
  { value: 'lines', text: '逐项' },
] as const
const payerOptions = payers.map((value: Payer) => ({ value, text: payerNames[value] }))
const kindOptions = lineKinds.map((value: LineKind) => ({ value, text: lineKindNames[value] }))

function problemOf(amount: string): string | null {
  return amount.trim() === '' || fenOf(amount) !== null ? null : '请输入金额，最多两位小数'
}

interface Props {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

function Totals({ form, change }: Props) {
  return (
    <View className="visit__totals">
      {payers.map((payer) => (
        <View key={payer} className="visit__total">
          <Field
            label={payerNames[payer]}
            type="digit"
            unit="元"
            value={form.totals[payer]}
            onChange={(amount) => change({ totals: { ...form.totals, [payer]: amount } })}
            placeholder="0"
            problem={problemOf(form.totals[payer])}
          />
        </View>
      ))}
    </View>
  )
}

function Line({ line, at, onChange, onRemove }: LineProps) {
  return (
    <View className="visit__line">
      <View className="visit__line-head">
        <Text className="visit__label">第 {at + 1} 项</Text>
        <Pressable className="visit__remove" label={`删除第 ${at + 1} 项`} onPress={onRemove}>
          删除
        </Pressable>
      </View>
      <Field label="名称（可不填）" value={line.itemName} onChange={(itemName) => onChange({ ...line, itemName })} />
      <Choices
        label="类别"
        options={kindOptions}
        value={line.lineKind}
        onChange={(lineKind) => onChange({ ...line, lineKind })}
      />
      <Choices
        label="付款方"
        options={payerOptions}
        value={line.payer}
        onChange={(payer) => onChange({ ...line, payer })}
      />
      <Field
        label="金额"
        type="digit"
        unit="元"
        value={line.amount}
        onChange={(amount) => onChange({ ...line, amount })}
        problem={problemOf(line.amount)}
      />
    </View>
  )
}

interface LineProps {
  line: TypedLine
  at: number
  onChange: (line: TypedLine) => void
  onRemove: () => void
}

function Lines({ form, change }: Props) {
  const put = (at: number, line: TypedLine): void =>
    change({ lines: form.lines.map((old, index) => (index === at ? line : old)) })
  const remove = (at: number): void => {
    const left = form.lines.filter((_, index) => index !== at)
    change({ lines: left.length === 0 ? [emptyLine] : left })
  }
  return (
    <View className="visit__lines">
      {form.lines.map((line, at) => (
        <Line key={at} line={line} at={at} onChange={(next) => put(at, next)} onRemove={() => remove(at)} />
      ))}
      <Pressable className="visit__add" onPress={() => change({ lines: [...form.lines, emptyLine] })}>
        再加一项
      </Pressable>
    </View>
  )
}

/** Who pays how much: a total for each payer, or line by line. */
export function AmountFields({ form, change }: Props) {
  return (
    <View className="visit__block">
      <Choices label="录入方式" options={modes} value={form.mode} onChange={(mode) => change({ mode })} />
      {form.mode === 'totals' ? <Totals form={form} change={change} /> : <Lines form={form} change={change} />}
    </View>
  )
}
