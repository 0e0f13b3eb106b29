import { Text, View } from '@tarojs/components'
import type { OfferOutcome, VisitChoices, WorkType } from '@cheyou/contract'
import { discretionUpTo, yuan } from '@cheyou/words'
import { Field } from '../../../components/field/field.tsx'
import { voucherTerms } from '../../../copy/discounts.ts'
import { fenOf, type VisitForm } from '@cheyou/till'
import { OfferRow } from './offer-row.tsx'

interface Props {
  choices: VisitChoices
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  /** What became of what was asked for. */
  outcomes: OfferOutcome[]
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

function Discretion({ mostFen, form, change }: Pick<Props, 'form' | 'change'> & { mostFen: number }) {
  const typed = form.discretion.trim() === '' ? 0 : fenOf(form.discretion)
  const problem = typed === null ? '请输入金额，最多两位小数' : typed > mostFen ? `最多 ${yuan(mostFen)}` : null
  return (
    <Field
      label={discretionUpTo(mostFen)}
      type="digit"
      unit="元"
      value={form.discretion}
      onChange={(discretion) => change({ discretion })}
      placeholder="0"
      problem={problem}
    />
  )
}

/** What else can come off this visit: vouchers, and what this role may give (req. 3.3, 3.5). What cannot says why. */
export function OfferFields({ choices, workTypes, outcomes, form, change }: Props) {
  const { vouchers, discretionMostFen } = choices
  // Used or cancelled elsewhere since it was chosen: it stays in sight until it is let go.
  const gone = outcomes.filter(
    ({ step, code, problem }) =>
      step === 'voucher' && problem !== null && vouchers.every(({ redemptionId }) => redemptionId !== code),
  )
  const mayGive = form.approvalId === null && (discretionMostFen > 0 || form.discretion !== '')
  if (vouchers.length === 0 && gone.length === 0 && !mayGive) return null
  const toggle = (id: string): void => {
    const others = form.vouchers.filter((chosen) => chosen !== id)
    change({ vouchers: others.length < form.vouchers.length ? others : [...others, id] })
  }
  return (
    <View className="visit__block">
      {vouchers.length + gone.length === 0 ? null : <Text className="visit__label">代金券</Text>}
      {vouchers.map((voucher) => (
        <OfferRow
          key={voucher.redemptionId}
          name={voucher.name}
          terms={voucherTerms(voucher, workTypes)}
          takesFen={voucher.takesFen}
          problem={voucher.problem}
          chosen={form.vouchers.includes(voucher.redemptionId)}
          onToggle={() => toggle(voucher.redemptionId)}
        />
      ))}
      {gone.map(({ code, problem }) => (
        <OfferRow
          key={code}
          name="代金券"
          terms=""
          takesFen={0}
          problem={problem}
          chosen
          onToggle={() => toggle(code)}
        />
      ))}
      {mayGive ? <Discretion mostFen={discretionMostFen} form={form} change={change} /> : null}
    </View>
  )
}
