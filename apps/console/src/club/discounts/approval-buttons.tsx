import type { DiscountApproval } from '@cheyou/contract'
import { approveDiscount, refuseDiscount } from '@cheyou/contract/routes'
import { yuan, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { Small } from '../../kit/detail.tsx'
import { DecisionButtons } from '../../kit/decision-buttons.tsx'
import { useIntent } from '../../kit/use-intent.ts'

const refreshes = ['discount-approvals']

/** Approving or refusing what the till asked for; nothing for who may not, and a word for who asked themselves. */
export function ApprovalButtons({ row }: { readonly row: DiscountApproval }) {
  const { approvalId, can, memberName, plate, amountFen, billFen, state, reason } = row
  const params = { approvalId }
  const approving = useIntent((key) => call(approveDiscount, { params, body: {}, key }), { refreshes })
  const refusing = useIntent((key, body: { readonly reason: string }) => call(refuseDiscount, { params, body, key }), {
    refreshes,
  })
  if (can.length === 0) return state === 'pending' ? <Small>{terms.anotherManager}</Small> : null
  const who = plate === null ? memberName : `${memberName}，${plate}`
  return (
    <DecisionButtons
      reason={reason}
      approve={{
        title: `${terms.approveDiscount} ${yuan(amountFen)}？`,
        about: `${who}：应付 ${yuan(billFen)}，优惠后 ${yuan(Math.max(0, billFen - amountFen))}。只在今天使用一次。`,
        intent: approving,
        done: '已批准，接待现在可以结算。',
      }}
      refuse={{
        title: '拒绝这笔优惠',
        placeholder: '写给申请的同事：为什么不批',
        intent: refusing,
        done: '已拒绝，接待会看到原因。',
      }}
    />
  )
}
