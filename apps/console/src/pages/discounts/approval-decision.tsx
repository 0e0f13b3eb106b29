import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { sendDiscountApproval, sendDiscountRefusal } from '../../api/discounts.ts'
import type { DiscountApproval } from '../../api/discounts.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { formatFen } from '../../copy/format.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import styles from './discounts.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** Approving or refusing what the till asked for; nothing for who may not, and a word for who asked themselves. */
export function ApprovalDecision({ approval }: { readonly approval: DiscountApproval }) {
  const { approvalId, can, memberName, plate, amountFen, billFen, state } = approval
  const [refusing, setRefusing] = useState(false)
  const [key] = useState(newIdempotencyKey)
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const deciding = useMutation({
    mutationFn: (reason: string | null) =>
      reason === null ? sendDiscountApproval(approvalId, key) : sendDiscountRefusal(approvalId, reason, `${key}-no`),
    onSuccess: (decided) => {
      setRefusing(false)
      void message.success(decided.state === 'approved' ? '已批准，接待现在可以结算。' : '已拒绝，接待会看到原因。')
    },
    onError: (error) => void message.error(problemSentence(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ['discount-approvals'] }),
  })
  if (can.length === 0) return state === 'pending' ? <span className={styles.quiet}>由另一位经理审批</span> : null
  const ask = (): void => {
    void modal.confirm({
      title: `批准优惠 ${formatFen(amountFen)}？`,
      content: `${memberName}${plate === null ? '' : `，${plate}`}：应付 ${formatFen(billFen)}，优惠后 ${formatFen(Math.max(0, billFen - amountFen))}。只在今天使用一次。`,
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
      <ReasonDialog
        open={refusing}
        title="拒绝这笔优惠"
        okText="拒绝"
        placeholder="写给申请的同事：为什么不批"
        busy={deciding.isPending}
        onClose={() => setRefusing(false)}
        onReason={deciding.mutate}
      />
    </span>
  )
}
