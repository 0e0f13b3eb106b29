import { useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { DiscountApproval, OfferOutcome, VisitPreview } from '@cheyou/contract'
import { yuan } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { fenOf, yuanText, type VisitForm } from '@cheyou/till'
import { OfferRow } from './offer-row.tsx'
import { AmountField } from './amount-field.tsx'
import type { Amounts } from './use-amounts.ts'
import type { ApprovalPage } from './use-approval.ts'

interface Props {
  page: ApprovalPage
  amounts: Amounts
  /** What is asked for, as typed. */
  amount: string
  /** Null while it is asked for again. */
  preview: VisitPreview | null
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

/** A discount above one's own limit: asked for, decided by a manager, used once (req. 3.5). */
export function ApprovalFields({ page, amounts, amount, preview, form, change }: Props) {
  const { writing, latest, approved } = page
  const own = preview?.discounts.offers.find(({ step }) => step === 'discretion')
  // Stays in sight between two previews, so that nothing jumps under the finger.
  const bill = useRef<number | null>(null)
  if (preview !== null) bill.current = preview.totals.customerFen + (own?.takenFen ?? 0)
  const billFen = bill.current
  if (billFen === null && latest === null && approved === null) return null
  return (
    <View className="visit__block">
      <Text className="visit__label">店长审批的优惠</Text>
      {approved === null ? null : (
        <Approved approval={approved} problem={own?.problem ?? null} form={form} change={change} />
      )}
      <Standing latest={latest} />
      {billFen === null ? null : writing ? (
        <Asking page={page} billFen={billFen} amount={amount} amounts={amounts} />
      ) : (
        <Pressable
          className="visit__add"
          onPress={() => {
            page.write(true)
            amounts.open('approval')
          }}
        >
          {latest?.state === 'pending' || approved !== null ? '改报另一个金额' : '向店长申请优惠'}
        </Pressable>
      )}
    </View>
  )
}

/** What became of the latest one that cannot be used. */
function Standing({ latest }: { latest: DiscountApproval | null }) {
  if (latest?.state === 'pending')
    return <Notice tone="plain" title={`${yuan(latest.amountFen)} 正等店长审批`} hint={`原因：${latest.reason}`} />
  if (latest?.state === 'refused')
    return <Notice tone="warn" title={`店长没有批准 ${yuan(latest.amountFen)}`} hint={latest.refusalReason ?? ''} />
  return null
}

interface ApprovedProps extends Pick<Props, 'form' | 'change'> {
  approval: DiscountApproval
  problem: OfferOutcome['problem']
}

function Approved({ approval, problem, form, change }: ApprovedProps) {
  const { approvalId, amountFen, decidedBy } = approval
  const chosen = form.approvalId === approvalId
  return (
    <OfferRow
      name={`${decidedBy ?? '店长'}批准的优惠`}
      terms="今天可用一次"
      takesFen={amountFen}
      problem={chosen ? problem : null}
      chosen={chosen}
      onToggle={() =>
        change(chosen ? { approvalId: null, discretion: '' } : { approvalId, discretion: yuanText(amountFen) })
      }
    />
  )
}

type AskingProps = Pick<Props, 'page' | 'amount' | 'amounts'> & { billFen: number }

function Asking({ page, billFen, amount, amounts }: AskingProps) {
  const [reason, setReason] = useState('')
  const amountFen = amount.trim() === '' ? null : fenOf(amount)
  const unread = amount.trim() !== '' && (amountFen === null || amountFen === 0)
  const tooMuch = amountFen !== null && amountFen > billFen
  const ready = amountFen !== null && amountFen > 0 && !tooMuch && reason.trim() !== ''
  return (
    <>
      <AmountField
        label={`优惠多少（应付 ${yuan(billFen)}）`}
        value={amount}
        typing={amounts.spot === 'approval'}
        whole={amounts.whole}
        problem={unread ? '请输入金额，最多两位小数' : tooMuch ? '不能超过应付的金额' : null}
        onPress={() => amounts.open('approval')}
      />
      <View className={amounts.spot === 'approval' ? 'visit__away' : 'visit__sheet'}>
        <Field label="原因" value={reason} onChange={setReason} placeholder="店长会看到" />
        <FailureNotice failure={page.asking.failure} />
        <Button
          disabled={!ready && '填好金额和原因才能提交'}
          busy={page.asking.busy}
          onPress={() => ready && page.ask({ amountFen, billFen, reason: reason.trim() })}
        >
          提交给店长
        </Button>
        <Pressable
          className="visit__add"
          onPress={() => {
            page.write(false)
            amounts.open(null)
          }}
        >
          不申请了
        </Pressable>
      </View>
    </>
  )
}
