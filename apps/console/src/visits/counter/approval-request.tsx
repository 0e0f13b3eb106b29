import type { DiscountApproval, MemberPanel } from '@cheyou/contract'
import { askDiscount, listCarApprovals } from '@cheyou/contract/routes'
import { yuanText } from '@cheyou/till'
import { terms, yuan } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem } from '../../kit/form-items.tsx'
import { ReasonField } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { carApprovalsKey } from './counter-keys.ts'
import type { Visit } from './use-visit.ts'
import styles from './counter.module.css'

/** Behind the stream, which tells at once. */
const EVERY_MS = 20_000

interface Props {
  readonly visit: Visit
  readonly panel: MemberPanel
  readonly storeId: string
}

interface Fields {
  readonly amount: number
  readonly reason: string
}

/** A discount above one's own limit: asked for, decided by a manager, used once; the answer shows by itself (req. 3.5). */
export function ApprovalRequest({ visit, panel, storeId }: Props) {
  const { vehicleId } = visit.form
  const { memberId } = panel.card
  const [asking, setAsking] = useState(false)
  const asked = useQuery({
    queryKey: [carApprovalsKey, storeId, memberId, vehicleId],
    queryFn: async ({ signal }) =>
      (await call(listCarApprovals, { query: { storeId, memberId, vehicleId: vehicleId ?? '' }, signal })).rows,
    enabled: vehicleId !== null,
    refetchInterval: EVERY_MS,
  })
  const billFen = useBill(visit)
  if (vehicleId === null || billFen === null) return null
  const rows = asked.data ?? []
  const approved = rows.find(({ state }) => state === 'approved') ?? null
  const [latest] = rows
  return (
    <div className={styles.approval} role="group" aria-label={terms.askDiscount}>
      {approved && <Approved approval={approved} visit={visit} />}
      <Button onClick={() => setAsking(true)}>
        {latest?.state === 'pending' || approved !== null ? '改金额再申请' : terms.askDiscount}
      </Button>
      <p role="status" className={styles.soft}>
        {latest?.state === 'pending' && `${yuan(latest.amountFen)} 已报店长，等决定：${latest.reason}`}
        {latest?.state === 'refused' && `没有批准 ${yuan(latest.amountFen)}：${latest.refusalReason ?? ''}`}
      </p>
      {asking && (
        <AskDialog place={{ storeId, memberId, vehicleId }} billFen={billFen} onClose={() => setAsking(false)} />
      )}
    </div>
  )
}

/** What the customer would pay without any discretion, as the last preview said. */
function useBill({ preview }: Visit): number | null {
  const bill = useRef<number | null>(null)
  if (preview !== null) {
    const own = preview.discounts.offers.find(({ step }) => step === 'discretion')
    bill.current = preview.totals.customerFen + (own?.takenFen ?? 0)
  }
  return bill.current
}

function Approved({ approval, visit }: { readonly approval: DiscountApproval; readonly visit: Visit }) {
  const { approvalId, amountFen, decidedBy } = approval
  const chosen = visit.form.approvalId === approvalId
  return (
    <Checkbox
      checked={chosen}
      onChange={() =>
        visit.change(chosen ? { approvalId: null, discretion: '' } : { approvalId, discretion: yuanText(amountFen) })
      }
    >
      {decidedBy ?? '店长'}批准 {yuan(amountFen)}
    </Checkbox>
  )
}

interface AskProps {
  readonly place: { readonly storeId: string; readonly memberId: string; readonly vehicleId: string }
  readonly billFen: number
  readonly onClose: () => void
}

function AskDialog({ place, billFen, onClose }: AskProps) {
  const intent = useIntent(
    (key, { amount, reason }: Fields) =>
      call(askDiscount, {
        body: { ...place, amountFen: Math.round(amount * 100), billFen, reason: reason.trim() },
        key,
      }),
    { refreshes: [carApprovalsKey] },
  )
  return (
    <FormDialog<Fields, DiscountApproval>
      title={terms.askDiscount}
      okText="交店长决定"
      about={`应付 ${yuan(billFen)}。店长会在手机和电脑上看到，批准后这里自动显示，今天可用一次。`}
      intent={intent}
      onDone={onClose}
      onClose={onClose}
    >
      <NumberItem
        name="amount"
        label="优惠多少"
        least={0.01}
        most={billFen / 100}
        decimals={2}
        unit="元"
        missing="请填金额"
      />
      <ReasonField placeholder="店长看得到" />
    </FormDialog>
  )
}
