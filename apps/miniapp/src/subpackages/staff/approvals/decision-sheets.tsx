import { useState } from 'react'
import type { DiscountApproval } from '@cheyou/contract'
import { approveDiscount, refuseDiscount } from '@cheyou/contract/routes'
import { yuan } from '@cheyou/words'
import { keyed } from '../../../api/call.ts'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../../components/field/field.tsx'
import { whoseCar } from '../../../copy/car.ts'
import { useIntent } from '../../../hooks/use-intent.ts'

interface Props {
  /** Null: closed. */
  approval: DiscountApproval | null
  onDone: (words: string) => void
  /** Another manager may have been faster: what waits is looked up again. */
  onFailed: () => void
  onClose: () => void
}

const about = ({ memberName, plate }: DiscountApproval): string => whoseCar(memberName, plate)

/** Asks once more before a discount is agreed to. */
export function AgreeSheet({ approval, onDone, onFailed, onClose }: Props) {
  const agreeing = useIntent(keyed(approveDiscount))
  const confirm = async (): Promise<void> => {
    if (approval === null) return
    const { approvalId, amountFen, memberName } = approval
    const answer = await agreeing.run({ params: { approvalId }, body: {} })
    if (answer === null) onFailed()
    else onDone(`已同意 ${memberName} 优惠 ${yuan(amountFen)}，收银页可以结算了`)
  }
  return (
    <ConfirmSheet
      open={approval !== null}
      title={approval === null ? '' : `同意优惠 ${yuan(approval.amountFen)}？`}
      text={
        approval === null
          ? ''
          : `${about(approval)}：优惠后客户付 ${yuan(Math.max(0, approval.billFen - approval.amountFen))}，今天可用一次。`
      }
      action="同意"
      busy={agreeing.busy}
      failure={agreeing.failure}
      onConfirm={() => void confirm()}
      onClose={() => {
        agreeing.clear()
        onClose()
      }}
    />
  )
}

/** Asks why not: who asked reads it at the till. */
export function RefuseSheet({ approval, onDone, onFailed, onClose }: Props) {
  const [reason, setReason] = useState('')
  const refusing = useIntent(keyed(refuseDiscount))
  const confirm = async (): Promise<void> => {
    if (approval === null) return
    const { approvalId, memberName } = approval
    const answer = await refusing.run({ params: { approvalId }, body: { reason: reason.trim() } })
    if (answer === null) return onFailed()
    setReason('')
    onDone(`没有同意 ${memberName} 的优惠，申请的同事会看到原因`)
  }
  return (
    <ConfirmSheet
      open={approval !== null}
      title={approval === null ? '' : `不同意优惠 ${yuan(approval.amountFen)}`}
      text={approval === null ? '' : about(approval)}
      action="不同意"
      busy={refusing.busy}
      disabled={reason.trim() === '' && '写下原因才能答复'}
      failure={refusing.failure}
      onConfirm={() => void confirm()}
      onClose={() => {
        refusing.clear()
        setReason('')
        onClose()
      }}
    >
      <Field label="原因" value={reason} onChange={setReason} placeholder="申请的同事会看到" />
    </ConfirmSheet>
  )
}
