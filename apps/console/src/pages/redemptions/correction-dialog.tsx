import { useMutation } from '@tanstack/react-query'
import { App, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { sendCancellation, sendUndo } from '../../api/redemptions.ts'
import type { ConsoleRedemption } from '../../api/redemptions.ts'
import { formatWhole } from '../../copy/format.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useAnswer } from './use-redemptions.ts'
import styles from './redemptions.module.css'

export type Correction = 'undo' | 'cancel'

interface CorrectionDialogProps {
  readonly about: Correction
  readonly detail: ConsoleRedemption
  readonly onClose: () => void
}

interface Wish {
  readonly quantity: number
  readonly reason: string
}

/** Asks why, and of several pieces how many; then undoes the handing over or gives points and stock back (req. 3.2). */
export function CorrectionDialog({ about, detail, onClose }: CorrectionDialogProps) {
  const { redemptionId, rewardName, quantity: held, points } = detail.redemption
  const undo = about === 'undo'
  const [key, setKey] = useState(newIdempotencyKey)
  const [form] = Form.useForm<Wish>()
  const quantity = Form.useWatch('quantity', form) ?? held
  const { message } = App.useApp()
  const show = useAnswer()
  const sending = useMutation({
    mutationFn: (wish: Wish) =>
      undo
        ? sendUndo(redemptionId, wish.reason, key)
        : sendCancellation(redemptionId, { quantity: wish.quantity, reason: wish.reason }, key),
    onSuccess: (answer) => {
      show(answer)
      void message.success(undo ? '已撤销，变回待领取。' : '已取消，积分和库存退回。')
      onClose()
    },
  })
  return (
    <Modal
      open
      title={undo ? `撤销核销“${rewardName}”？` : `取消兑换“${rewardName}”？`}
      okText={undo ? '撤销核销' : '取消兑换'}
      okButtonProps={{ danger: true }}
      cancelText="再看看"
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.lead}>
        {undo
          ? '变回待领取，可以再核销或取消；记录会留下，写明谁撤销、为什么。'
          : `${formatWhole((points / held) * quantity)} 积分退回给${detail.memberName}，库存也退回。`}
      </p>
      {/* Another content is another intention. */}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ quantity: held }}
        onFinish={(wish) => sending.mutate({ ...wish, quantity: wish.quantity ?? held })}
        onValuesChange={() => setKey(newIdempotencyKey())}
      >
        {!undo && held > 1 && (
          <Form.Item name="quantity" label="取消几件" rules={[{ required: true, message: '请填写件数' }]}>
            <InputNumber min={1} max={held} precision={0} suffix="件" />
          </Form.Item>
        )}
        <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请写明原因' }]}>
          <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
      {sending.isError && (
        <p role="alert" className={styles.refusal}>
          {problemSentence(sending.error)}
        </p>
      )}
    </Modal>
  )
}
