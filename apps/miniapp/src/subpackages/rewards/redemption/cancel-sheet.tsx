import { useState } from 'react'
import type { Redemption } from '@cheyou/contract'
import { points, terms } from '@cheyou/words'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { QuantityStepper } from '../../../components/quantity-stepper/quantity-stepper.tsx'
import type { Intent } from '../../../hooks/use-intent.ts'

interface Props {
  redemption: Redemption
  cancelling: Pick<Intent<never, unknown>, 'busy' | 'failure'>
  /** How many to cancel. */
  onConfirm: (quantity: number) => void
  onClose: () => void
}

/** Asks whether to cancel, and of several pieces how many (req. 3.2). */
export function CancelSheet({ redemption, cancelling, onConfirm, onClose }: Props) {
  const { quantity: held, points: price, rewardName } = redemption
  const [quantity, setQuantity] = useState(held)
  const returned = (price / held) * quantity
  const rest = held - quantity
  return (
    <ConfirmSheet
      open
      title={rest > 0 ? `取消其中 ${quantity} 件？` : '取消这次兑换？'}
      text={`${points(returned)} 积分马上退回${rest > 0 ? `，还留 ${rest} 件待领取` : `，${rewardName}让给别的车友`}。`}
      action={rest > 0 ? `取消 ${quantity} 件` : terms.cancelRedemption}
      busy={cancelling.busy}
      failure={cancelling.failure}
      onConfirm={() => onConfirm(quantity)}
      onClose={onClose}
    >
      {held > 1 ? (
        <QuantityStepper label={terms.cancelHowMany} value={quantity} max={held} onChange={setQuantity} />
      ) : null}
    </ConfirmSheet>
  )
}
