import { useState } from 'react'
import type { RedemptionPanel } from '@cheyou/contract'
import { points, undoneMeans, terms } from '@cheyou/words'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../../components/field/field.tsx'
import { QuantityStepper } from '../../../components/quantity-stepper/quantity-stepper.tsx'
import type { Correction } from './use-hand-over.ts'
import type { Intent } from '../../../hooks/use-intent.ts'

interface Props {
  about: Correction
  panel: RedemptionPanel
  correcting: Pick<Intent<never, unknown>, 'busy' | 'failure'>
  onConfirm: (reason: string, quantity: number) => void
  onClose: () => void
}

/** Undoing or cancelling asks why, and of several pieces how many (req. 3.2). */
export function CorrectionSheet({ about, panel, correcting, onConfirm, onClose }: Props) {
  const { quantity: held, points: price } = panel.redemption
  const [reason, setReason] = useState('')
  const [quantity, setQuantity] = useState(held)
  const undo = about === 'undo'
  return (
    <ConfirmSheet
      open
      title={undo ? '撤销这次核销？' : `替${panel.memberName}取消？`}
      text={undo ? undoneMeans : `${points((price / held) * quantity)} 积分退回给车主，库存也退回。`}
      action={undo ? terms.undoHandOver : terms.cancelRedemption}
      busy={correcting.busy}
      disabled={reason.trim() === '' && (undo ? '写下原因才能撤销' : '写下原因才能取消')}
      failure={correcting.failure}
      onConfirm={() => onConfirm(reason.trim(), quantity)}
      onClose={onClose}
    >
      {!undo && held > 1 ? (
        <QuantityStepper label={terms.cancelHowMany} value={quantity} max={held} onChange={setQuantity} />
      ) : null}
      <Field
        label="原因"
        value={reason}
        onChange={setReason}
        placeholder={undo ? '例如：拿错了、点错了' : '例如：车主改主意了'}
      />
    </ConfirmSheet>
  )
}
