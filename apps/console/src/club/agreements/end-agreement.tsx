import type { Agreement } from '@cheyou/contract'
import { endAgreement } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'

/** Ends agreed prices at once, with a reason. */
export function EndAgreement({ row: { agreementId, memberName, can } }: { readonly row: Agreement }) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const ending = useIntent(
    (key, { reason }: { readonly reason: string }) =>
      call(endAgreement, { params: { agreementId }, body: { reason }, key }),
    { refreshes: ['agreements'] },
  )
  if (can.length === 0) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>终止</Button>
      {asking && (
        <ReasonDialog
          title={`终止与${memberName}的协议价`}
          okText="立即终止"
          placeholder="为什么终止，会留在记录里"
          intent={ending}
          onDone={() => void message.success('已终止，之后的结算按会员等级优惠。')}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
