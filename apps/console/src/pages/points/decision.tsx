import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { sendApproval, sendRefusal } from '../../api/points.ts'
import type { Adjustment } from '../../api/points.ts'
import { formatChange } from '../../copy/format.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import styles from './points.module.css'

/** Approving or refusing what another person proposed (req. 2.7); nothing for who may not. */
export function Decision({ adjustment }: { readonly adjustment: Adjustment }) {
  const { adjustmentId, can, memberName, redeemable, qualifying } = adjustment
  const [refusing, setRefusing] = useState(false)
  const [key] = useState(newIdempotencyKey)
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const deciding = useMutation({
    mutationFn: (reason: string | null) =>
      reason === null ? sendApproval(adjustmentId, key) : sendRefusal(adjustmentId, reason, `${key}-no`),
    onSuccess: ({ state }) => {
      setRefusing(false)
      void message.success(state === 'posted' ? '已批准，积分已入账。' : '已拒绝，没有入账。')
    },
    onError: (error) => void message.error(problemSentence(error)),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) }),
  })
  if (can.length === 0) return null
  const ask = (): void => {
    void modal.confirm({
      title: `批准给${memberName}的调整？`,
      content: `可兑换积分 ${formatChange(redeemable)}，累计积分 ${formatChange(qualifying)}。批准后立即入账。`,
      okText: '批准',
      cancelText: '再看看',
      onOk: () => deciding.mutateAsync(null).catch(() => undefined),
    })
  }
  return (
    <span className={styles.decision}>
      <Button type="primary" onClick={ask} loading={deciding.isPending}>
        批准
      </Button>
      <Button onClick={() => setRefusing(true)}>拒绝</Button>
      <Refusing
        open={refusing}
        busy={deciding.isPending}
        onClose={() => setRefusing(false)}
        onRefuse={deciding.mutate}
      />
    </span>
  )
}

interface RefusingProps {
  readonly open: boolean
  readonly busy: boolean
  readonly onClose: () => void
  readonly onRefuse: (reason: string) => void
}

function Refusing({ open, busy, onClose, onRefuse }: RefusingProps) {
  const [reason, setReason] = useState('')
  return (
    <Modal
      open={open}
      title="拒绝这笔调整"
      okText="拒绝"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={busy}
      onOk={() => onRefuse(reason.trim())}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label="拒绝的原因"
        placeholder="写给提交的同事：为什么不批"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}

const stale: ReadonlySet<string> = new Set(['member', 'members', 'points', 'adjustments'])
