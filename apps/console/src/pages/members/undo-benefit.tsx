import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { BenefitUse } from '@cheyou/contract'
import { undoConsoleBenefitUse } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { benefitsKey } from './member-queries.ts'
import styles from './member-drawer.module.css'

interface UndoBenefitProps {
  readonly memberId: string
  /** What is to be taken back; null: nothing is asked. */
  readonly use: BenefitUse | null
  readonly onClose: () => void
}

/** Asks for the reason, then gives the use back to its year. */
export function UndoBenefit({ memberId, use, onClose }: UndoBenefitProps) {
  const [key, setKey] = useState(newIdempotencyKey)
  const [form] = Form.useForm<{ reason: string }>()
  const { message } = App.useApp()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: ({ useId, reason }: { useId: string; reason: string }) =>
      call(undoConsoleBenefitUse, { params: { useId }, body: { reason }, key }),
    onSuccess: (benefits) => {
      client.setQueryData(benefitsKey(memberId), benefits)
      void message.success('已撤销，次数退回。')
      close()
    },
  })
  const close = () => {
    sending.reset()
    form.resetFields()
    setKey(newIdempotencyKey())
    onClose()
  }
  return (
    <Modal
      open={use !== null}
      title={use ? `撤销${use.name} ${use.quantity} 次？` : ''}
      okText="撤销使用"
      cancelText="取消"
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className={styles.small}>次数退回到使用的那个会员年度；记录会留下，写明谁撤销、为什么。</p>
      {/* Another content is another intention. */}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => use && sending.mutate({ useId: use.useId, reason })}
        onValuesChange={() => setKey(newIdempotencyKey())}
      >
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
