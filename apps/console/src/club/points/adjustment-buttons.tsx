import type { Adjustment } from '@cheyou/contract'
import { approveAdjustment, refuseAdjustment } from '@cheyou/contract/routes'
import { signedPoints, trackNames } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { DecisionButtons } from '../../kit/decision-buttons.tsx'
import { useIntent } from '../../kit/use-intent.ts'

/** What an adjustment changes on the screens of the desk. */
const refreshes = ['member', 'members', 'points', 'adjustments']

/** Approving or refusing what another person proposed (req. 2.7); nothing for who may not. */
export function AdjustmentButtons({ row }: { readonly row: Adjustment }) {
  const { adjustmentId, can, memberName, redeemable, qualifying, reason } = row
  const params = { adjustmentId }
  const approving = useIntent((key) => call(approveAdjustment, { params, body: {}, key }), { refreshes })
  const refusing = useIntent(
    (key, body: { readonly reason: string }) => call(refuseAdjustment, { params, body, key }),
    { refreshes },
  )
  if (can.length === 0) return null
  return (
    <DecisionButtons
      reason={reason}
      approve={{
        title: `批准给${memberName}的调整？`,
        about: `${trackNames.redeemable} ${signedPoints(redeemable)}，${trackNames.qualifying} ${signedPoints(qualifying)}。批准后立即入账。`,
        intent: approving,
        done: '已批准，积分已入账。',
      }}
      refuse={{
        title: '拒绝这笔调整',
        placeholder: '写给提交的同事：为什么不批',
        intent: refusing,
        done: '已拒绝，没有入账。',
      }}
    />
  )
}
