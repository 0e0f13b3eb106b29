import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { sendAgreementEnd } from '../../api/discounts.ts'
import type { Agreement } from '../../api/discounts.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Ends agreed prices at once, with a reason. */
export function EndAgreement({ agreement }: { readonly agreement: Agreement }) {
  const { agreementId, memberName, can } = agreement
  const [asking, setAsking] = useState(false)
  const [key] = useState(newIdempotencyKey)
  const { message } = App.useApp()
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: (reason: string) => sendAgreementEnd(agreementId, reason, key),
    onSuccess: () => {
      setAsking(false)
      void message.success('已终止，之后的结算按会员等级优惠。')
    },
    onError: (error) => void message.error(problemSentence(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ['agreements'] }),
  })
  if (can.length === 0) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>终止</Button>
      <ReasonDialog
        open={asking}
        title={`终止与${memberName}的协议价`}
        okText="立即终止"
        placeholder="为什么终止，会留在记录里"
        busy={ending.isPending}
        onClose={() => setAsking(false)}
        onReason={ending.mutate}
      />
    </>
  )
}
