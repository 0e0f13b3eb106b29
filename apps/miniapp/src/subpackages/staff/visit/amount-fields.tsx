import { Text, View } from '@tarojs/components'
import type { LineKind, Payer, VisitChoices } from '@cheyou/contract'
import { lineKinds, payers } from '@cheyou/contract/codes'
import { lineKindNames, payerNames, tillWords } from '@cheyou/words'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { leftWords } from '../../../copy/benefits.ts'
import { fenOf } from '../../../copy/amount.ts'
import type { TotalField, TypedLine, VisitForm } from './draft.ts'
import { emptyLine, totalFields } from './draft.ts'

const modes = [
  { value: 'totals', text: '合计' },
  { value: 'lines', text: '逐项' },
] as const
const priceOptions = [
  { value: 'billed', text: '工单实收' },
  { value: 'list', text: '原价' },
] as const
const payerOptions = payers.map((value: Payer) => ({ value, text: payerNames[value] }))
const kindOptions = lineKinds.map((value: LineKind) => ({ value, text: lineKindNames[value] }))

function problemOf(amount: string): string | null {
  return amount.trim() === '' || fenOf(amount) !== null ? null : '请输入金额，最多两位小数'
}

interface Props {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  benefits: VisitChoices['benefits']
}

function Totals({ form, change, benefits }: Props) {
  const usable = benefits.filter(({ problem }) => problem === null)
  return (
    <>
      <View className="visit__totals">
        {(Object.keys(totalFields) as TotalField[]).map((field) => (
          <View key={field} className="visit__total">
            <Field
              label={totalFields[field].label}
              type="digit"
              unit="元"
              value={form.totals[field]}
              onChange={(amount) => change({ totals: { ...form.totals, [field]: amount } })}
              placeholder="0"
              problem={problemOf(form.totals[field])}
            />
          </View>
        ))}
      </View>
      {usable.length === 0 ? null : (
        <Text className="visit__hint">
          有{usable.map(({ name, left }) => `${name}（${leftWords({ left })}）`).join('、')}，选「逐项」后用在那一项上。
        </Text>
      )}
    </>
  )
}

/** The benefit that takes this line off (req. 3.4); nothing to choose where none is left that fits it. */
function LineBenefit({ line, benefits, onChange }: Pick<LineProps, 'line' | 'benefits' | 'onChange'>) {
  const fits = ({ lineKinds: kinds, problem }: (typeof benefits)[number]) =>
    problem === null && (kinds?.includes(line.lineKind) ?? true)
  const offered = benefits.filter((benefit) => fits(benefit) || benefit.code === line.benefit)
  if (line.payer !== 'customer' || offered.length === 0) return null
  const options = offered.map(({ code, name, left }) => ({ value: code, text: `${name}（${leftWords({ left })}）` }))
  return (
    <Choices
      label="权益"
      options={[{ value: '', text: tillWords.noBenefit }, ...options]}
      value={line.benefit}
      onChange={(benefit) => onChange({ ...line, benefit })}
    />
  )
}

function Line({ line, at, benefits, onChange, onRemove }: LineProps) {
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
      <LineBenefit line={line} benefits={benefits} onChange={onChange} />
    </View>
  )
}

interface LineProps {
  line: TypedLine
  benefits: VisitChoices['benefits']
  at: number
  onChange: (line: TypedLine) => void
  onRemove: () => void
}

function Lines({ form, change, benefits }: Props) {
  const put = (at: number, line: TypedLine): void =>
    change({ lines: form.lines.map((old, index) => (index === at ? line : old)) })
  const remove = (at: number): void => {
    const left = form.lines.filter((_, index) => index !== at)
    change({ lines: left.length === 0 ? [emptyLine] : left })
  }
  return (
    <View className="visit__lines">
      {form.lines.map((line, at) => (
        <Line
          key={at}
          line={line}
          at={at}
          benefits={benefits}
          onChange={(next) => put(at, next)}
          onRemove={() => remove(at)}
        />
      ))}
      <Pressable className="visit__add" onPress={() => change({ lines: [...form.lines, emptyLine] })}>
        再加一项
      </Pressable>
    </View>
  )
}

/** Who pays how much: totals, or line by line; what an order of the DMS says is billed already. */
export function AmountFields(props: Props) {
  const { form, change } = props
  return (
    <View className="visit__block">
      <Choices label="录入方式" options={modes} value={form.mode} onChange={(mode) => change({ mode })} />
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
      {form.mode === 'totals' ? <Totals {...props} /> : <Lines {...props} />}
    </View>
  )
}
