import { Text, View } from '@tarojs/components'
import type { OfferOutcome, VisitChoices, WorkType } from '@cheyou/contract'
import { discretionUpTo, yuan } from '@cheyou/words'
import { voucherTerms } from '../../../copy/discounts.ts'
import { fenOf, type VisitForm } from '@cheyou/till'
import { AmountField } from './amount-field.tsx'
import { OfferRow } from './offer-row.tsx'
import type { Amounts } from './use-amounts.ts'

interface Props {
  choices: VisitChoices
  workTypes: readonly Pick<WorkType, 'code' | 'name'>[]
  /** What became of what was asked for. */
  outcomes: OfferOutcome[]
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

type DiscretionProps = Pick<Props, 'choices' | 'form'> & { amounts: Amounts }

/** What this role may take off on its own (req. 3.5); nothing where that is nothing, or an approval takes its place. */
export function DiscretionField({ choices, form, amounts }: DiscretionProps) {
  const { discretionMostFen: mostFen } = choices
  if (form.approvalId !== null || (mostFen === 0 && form.discretion === '')) return null
  const typed = form.discretion.trim() === '' ? 0 : fenOf(form.discretion)
  const problem = typed === null ? '请输入金额，最多两位小数' : typed > mostFen ? `最多 ${yuan(mostFen)}` : null
  return (
    <AmountField
      label={discretionUpTo(mostFen)}
      value={form.discretion}
      typing={amounts.spot === 'discretion'}
      whole={amounts.whole}
      problem={problem}
      onPress={() => amounts.open('discretion')}
    />
  )
}

/** The vouchers that can come off this visit (req. 3.3). What cannot says why. */
export function VoucherFields({ choices, workTypes, outcomes, form, change }: Props) {
  const { vouchers } = choices
  // Used or cancelled elsewhere since it was chosen: it stays in sight until it is let go.
  const gone = outcomes.filter(
    ({ step, code, problem }) =>
      step === 'voucher' && problem !== null && vouchers.every(({ redemptionId }) => redemptionId !== code),
  )
  if (vouchers.length === 0 && gone.length === 0) return null
  const toggle = (id: string): void => {
    const others = form.vouchers.filter((chosen) => chosen !== id)
    change({ vouchers: others.length < form.vouchers.length ? others : [...others, id] })
  }
  return (
    <View className="visit__block">
      <Text className="visit__label">代金券</Text>
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
    </View>
  )
}
