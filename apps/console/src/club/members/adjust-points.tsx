import { proposeAdjustment } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { trackNames, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem } from '../../kit/form-items.tsx'
import { ReasonField } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'

interface AdjustPointsProps {
  readonly memberId: string
  readonly name: string
}

interface Fields {
  readonly redeemable?: number | null
  readonly qualifying?: number | null
  readonly reason: string
}

const MOST = 1_000_000
const change = { least: -MOST, most: MOST, unit: '分', placeholder: '不变' }

/** A manual adjustment with its reason; above the limit of the rules a second person decides (req. 2.7). */
export function AdjustPoints({ memberId, name }: AdjustPointsProps) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const adjusting = useIntent(
    (key, { redeemable, qualifying, reason }: Fields) =>
      call(proposeAdjustment, {
        params: { memberId },
        body: { redeemable: redeemable ?? 0, qualifying: qualifying ?? 0, reason },
        key,
      }),
    { refreshes: ['member', 'members', 'points', 'adjustments'] },
  )
  return (
    <>
      <Button onClick={() => setAsking(true)}>{terms.adjustPoints}</Button>
      {asking && (
        <FormDialog
          title={`调整${name}的积分`}
          okText="提交"
          about="增加填正数，减少填负数。您自己或这位会员 30 天内合计超过规则里的额度，要另一位同事审批后才入账。"
          intent={adjusting}
          onDone={({ state }) => {
            setAsking(false)
            void message.success(state === 'posted' ? '已入账。' : '已提交，等另一位同事审批。')
          }}
          onClose={() => setAsking(false)}
        >
          <NumberItem name="redeemable" label={trackNames.redeemable} {...change} />
          <NumberItem name="qualifying" label={trackNames.qualifying} {...change} />
          <ReasonField missing="请写明原因，会员会看到它" />
        </FormDialog>
      )}
    </>
  )
}
