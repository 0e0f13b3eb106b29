import { App, Button, Form, Input, InputNumber, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { sendAdjustment } from '../../api/points.ts'
import type { AdjustmentWish } from '../../api/points.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import styles from './member-drawer.module.css'

interface AdjustPointsProps {
  readonly memberId: string
  readonly name: string
}

interface Fields {
  readonly redeemable?: number | null
  readonly qualifying?: number | null
  readonly reason: string
}

/** A manual adjustment with its reason; above the limit of the rules a second person decides (req. 2.7). */
export function AdjustPoints({ memberId, name }: AdjustPointsProps) {
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState(newIdempotencyKey)
  const [form] = Form.useForm<Fields>()
  const { message } = App.useApp()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: (wish: AdjustmentWish) => sendAdjustment(memberId, wish, key),
    onSuccess: async ({ state }) => {
      setOpen(false)
      form.resetFields()
      void message.success(state === 'posted' ? '已入账。' : '已提交，等另一位同事审批。')
      await client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) })
    },
  })
  const send = ({ redeemable, qualifying, reason }: Fields) =>
    sending.mutate({ redeemable: redeemable ?? 0, qualifying: qualifying ?? 0, reason })
  return (
    <section aria-label="调整积分">
      <Button
        onClick={() => {
          sending.reset()
          setOpen(true)
        }}
      >
        调整积分
      </Button>
      <Modal
        open={open}
        title={`调整${name}的积分`}
        okText="提交"
        cancelText="取消"
        confirmLoading={sending.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p className={styles.small}>增加填正数，减少填负数。超过规则里的额度，要另一位同事审批后才入账。</p>
        {/* Another content is another intention. */}
        <Form form={form} layout="vertical" onFinish={send} onValuesChange={() => setKey(newIdempotencyKey())}>
          <Form.Item name="redeemable" label="可兑换积分">
            <InputNumber precision={0} style={{ width: '100%' }} placeholder="不变" />
          </Form.Item>
          <Form.Item name="qualifying" label="累计积分">
            <InputNumber precision={0} style={{ width: '100%' }} placeholder="不变" />
          </Form.Item>
          <Form.Item
            name="reason"
            label="原因"
            rules={[{ required: true, whitespace: true, message: '请写明原因，会员会看到它' }]}
          >
            <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Form>
        {sending.isError && (
          <p role="alert" className={styles.refusal}>
            {problemSentence(sending.error)}
          </p>
        )}
      </Modal>
    </section>
  )
}

/** What an adjustment changes on the screens of the desk. */
const stale: ReadonlySet<string> = new Set(['member', 'members', 'points', 'adjustments'])
