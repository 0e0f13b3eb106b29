import type { ConsoleRedemption } from '@cheyou/contract'
import { cancelConsoleRedemption, undoConsoleHandOver } from '@cheyou/contract/routes'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { figure, handOverUndone, undoneMeans, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem } from '../../kit/form-items.tsx'
import { ReasonField } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'

interface CorrectionDialogProps {
  /** The handing over; otherwise the redemption is cancelled. */
  readonly undo: boolean
  readonly detail: ConsoleRedemption
  readonly onClose: () => void
}

/** What a correction changes on the screens of the desk. */
const refreshes = ['redemptions', 'catalogue', 'member', 'members', 'points']

/** Asks why, and of several pieces how many; then undoes the handing over or gives points and stock back (req. 3.2). */
export function CorrectionDialog({ undo, detail, onClose }: CorrectionDialogProps) {
  const { redemptionId, rewardName, quantity: held, points } = detail.redemption
  const { message } = App.useApp()
  const client = useQueryClient()
  const params = { redemptionId }
  const correcting = useIntent(
    (key, { quantity = held, reason }: { readonly quantity?: number; readonly reason: string }) =>
      undo
        ? call(undoConsoleHandOver, { params, body: { reason }, key })
        : call(cancelConsoleRedemption, { params, body: { quantity, reason }, key }),
    { refreshes },
  )
  return (
    <FormDialog
      danger
      title={undo ? `撤销核销“${rewardName}”？` : `取消兑换“${rewardName}”？`}
      okText={undo ? terms.undoHandOver : terms.cancelRedemption}
      cancelText="再看看"
      about={({ quantity = held }) =>
        undo ? undoneMeans : `${figure((points / held) * quantity)} 积分退回给${detail.memberName}，库存也退回。`
      }
      initialValues={{ quantity: held }}
      intent={correcting}
      onDone={(answer) => {
        client.setQueryData(['redemption', redemptionId], answer)
        void message.success(undo ? `${handOverUndone}。` : '已取消，积分和库存退回。')
        onClose()
      }}
      onClose={onClose}
    >
      {!undo && held > 1 && (
        <NumberItem name="quantity" label={terms.cancelHowMany} least={1} most={held} unit="件" missing="请填写件数" />
      )}
      <ReasonField />
    </FormDialog>
  )
}
