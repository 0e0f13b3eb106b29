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
import type { ApprovalPage, CarPlace } from './use-approval.ts'
import { useApproval } from './use-approval.ts'

interface Props {
  place: CarPlace
  /** Null while it is asked for again. */
  preview: VisitPreview | null
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
}

/** A discount above one's own limit: asked for, decided by a manager, used once (req. 3.5). */
export function ApprovalFields({ place, preview, form, change }: Props) {
  const page = useApproval(place)
  const { asked, writing } = page
  const latest = asked[0]?.state === 'pending' || asked[0]?.state === 'refused' ? asked[0] : null
  const approved = asked.find(({ state }) => state === 'approved') ?? null
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
        <Asking page={page} billFen={billFen} />
      ) : (
        <Pressable className="visit__add" onPress={() => page.write(true)}>
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

function Asking({ page, billFen }: { page: ApprovalPage; billFen: number }) {
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const amountFen = amount.trim() === '' ? null : fenOf(amount)
  const unread = amount.trim() !== '' && (amountFen === null || amountFen === 0)
  const tooMuch = amountFen !== null && amountFen > billFen
  const ready = amountFen !== null && amountFen > 0 && !tooMuch && reason.trim() !== ''
  return (
    <>
      <Field
        label={`优惠多少（应付 ${yuan(billFen)}）`}
        type="digit"
        unit="元"
        value={amount}
        onChange={setAmount}
        placeholder="0"
        problem={unread ? '请输入金额，最多两位小数' : tooMuch ? '不能超过应付的金额' : null}
      />
      <Field label="原因" value={reason} onChange={setReason} placeholder="店长会看到" />
      <FailureNotice failure={page.asking.failure} />
      <Button
        disabled={!ready && '填好金额和原因才能提交'}
        busy={page.asking.busy}
        onPress={() => ready && page.ask({ amountFen, billFen, reason: reason.trim() })}
      >
        提交给店长
      </Button>
      <Pressable className="visit__add" onPress={() => page.write(false)}>
        不申请了
      </Pressable>
    </>
  )
}
