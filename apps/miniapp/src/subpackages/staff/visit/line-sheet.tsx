import { View } from '@tarojs/components'
import type { LineKind, Payer, VisitChoices } from '@cheyou/contract'
import { lineKinds, payers } from '@cheyou/contract/codes'
import type { TypedLine } from '@cheyou/till'
import { lineKindNames, payerNames, savesWords, tillWords } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { leftWords } from '../../../copy/benefits.ts'

const payerOptions = payers.map((value: Payer) => ({ value, text: payerNames[value] }))
const kindOptions = lineKinds.map((value: LineKind) => ({ value, text: lineKindNames[value] }))

interface Props {
  /** Null: closed. */
  line: TypedLine | null
  at: number
  /** As what it is sent; null while nothing is typed in it. */
  lineNo: number | null
  benefits: VisitChoices['benefits']
  onChange: (part: Partial<TypedLine>) => void
  onRemove: () => void
  onClose: () => void
}

/** What a row has no room for: name, kind, payer, benefit, delete. */
export function LineSheet({ line, at, lineNo, benefits, onChange, onRemove, onClose }: Props) {
  return (
    <Sheet title={`第 ${at + 1} 项`} open={line !== null} onClose={onClose}>
      {line === null ? null : (
        <View className="visit__sheet">
          <Field label="名称（可不填）" value={line.itemName} onChange={(itemName) => onChange({ itemName })} />
          <Choices
            label="类别"
            options={kindOptions}
            value={line.lineKind}
            onChange={(lineKind) => onChange({ lineKind })}
          />
          <Choices label="付款方" options={payerOptions} value={line.payer} onChange={(payer) => onChange({ payer })} />
          <LineBenefit line={line} lineNo={lineNo} benefits={benefits} onChange={onChange} />
          <Button primary onPress={onClose}>
            好了
          </Button>
          <Button onPress={onRemove}>{`删除第 ${at + 1} 项`}</Button>
        </View>
      )}
    </Sheet>
  )
}

/** The benefits that can take this line off, and the one that does. */
export function benefitsFor(line: TypedLine, benefits: VisitChoices['benefits']): VisitChoices['benefits'] {
  if (line.payer !== 'customer') return []
  const fits = ({ lineKinds: kinds, problem }: (typeof benefits)[number]) =>
    problem === null && (kinds?.includes(line.lineKind) ?? true)
  return benefits.filter((benefit) => fits(benefit) || benefit.code === line.benefit)
}

type BenefitProps = Pick<Props, 'lineNo' | 'benefits' | 'onChange'> & { line: TypedLine }

/** The benefit that takes this line off and what that saves (req. 3.4); nothing to choose where none is left that fits it. */
export function LineBenefit({ line, lineNo, benefits, onChange }: BenefitProps) {
  const offered = benefitsFor(line, benefits)
  if (offered.length === 0) return null
  const options = offered.map(({ code, name, left, saves }) => {
    const saved = saves.find((one) => one.lineNo === lineNo)
    return { value: code, text: `${name}${saved ? ` ${savesWords(saved.savesFen)}` : ''}（${leftWords({ left })}）` }
  })
  return (
    <Choices
      label="权益"
      options={[{ value: '', text: tillWords.noBenefit }, ...options]}
      value={line.benefit}
      onChange={(benefit) => onChange({ benefit })}
    />
  )
}
