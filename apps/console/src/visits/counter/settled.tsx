import type { MemberPanel, SettledVisit, VisitDraft } from '@cheyou/contract'
import { voidVisit } from '@cheyou/contract/routes'
import { nowRedeemable, savedBy, signedPoints, takenByRefunds, tillWords, yuan } from '@cheyou/words'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { useMe } from '../../session/session-state.ts'
import { receiptOfSettled } from './receipt/receipt-facts.ts'
import { ReceiptButtons } from './receipt/receipt-buttons.tsx'
import { useKeys } from './use-keys.ts'
import { voidedKey } from './use-void-toast.ts'
import styles from './counter.module.css'

interface Props {
  readonly panel: MemberPanel
  readonly draft: VisitDraft
  readonly visit: SettledVisit
  readonly storeName: string
  readonly onNext: () => void
}

/** Settled: what was paid, saved and earned; the next one, or the way back if it was wrong (req. 2.6). */
export function Settled({ panel, draft, visit, storeName, onNext }: Props) {
  const { staff } = useMe()
  const [undoing, setUndoing] = useState(false)
  const client = useQueryClient()
  const { data: voided } = useQuery({
    queryKey: [voidedKey, visit.visitId],
    queryFn: () => false,
    staleTime: Infinity,
    initialData: false,
  })
  const voiding = useIntent((key, { reason }: { readonly reason: string }) =>
    call(voidVisit, { params: { visitId: visit.visitId }, body: { reason: reason.trim() }, key }),
  )
  useKeys({ Escape: onNext, Enter: onNext })
  return (
    <section className={styles.settled} aria-label="结算结果">
      <h2 className={styles.name}>{voided ? tillWords.voided : `${panel.card.name} 已登记`}</h2>
      <p className={styles.soft}>工单 {visit.orderNumber}</p>
      {!voided && <Outcome visit={visit} />}
      <div className={styles.actions}>
        <Button type="primary" size="large" autoFocus onClick={onNext}>
          <kbd className={styles.key}>Esc</kbd> 下一位
        </Button>
        {!voided && <Button onClick={() => setUndoing(true)}>{tillWords.voidVisit}</Button>}
      </div>
      {!voided && (
        <ReceiptButtons
          visitId={visit.visitId}
          facts={receiptOfSettled({
            panel,
            draft,
            visit,
            storeName,
            staffName: staff.name,
            origin: window.location.origin,
          })}
          printed={0}
        />
      )}
      {undoing && (
        <ReasonDialog
          title={tillWords.voidThisVisit}
          about="这次登记和它给的两种积分都会收回，用掉的代金券和权益会退回。"
          okText={tillWords.voidVisit}
          placeholder={tillWords.voidExample}
          intent={voiding}
          onDone={() => {
            client.setQueryData([voidedKey, visit.visitId], true)
            setUndoing(false)
          }}
          onClose={() => setUndoing(false)}
        />
      )}
    </section>
  )
}

function Outcome({ visit }: Pick<Props, 'visit'>) {
  const { discounts, totals, points, balancesAfter, tierReached, tierInvited } = visit
  return (
    <>
      <p className={styles.pay}>{yuan(totals.customerFen)}</p>
      {discounts.takenFen > 0 && (
        <p>
          省 {yuan(discounts.takenFen)}：{[...new Set(discounts.lines.map(savedBy))].join('、')}
        </p>
      )}
      <p>
        积分 {signedPoints(points.redeemable)}，{nowRedeemable(balancesAfter.redeemable)}
      </p>
      {visit.refunded && <p>{takenByRefunds(visit.refunded)}</p>}
      {tierReached !== null && <p>恭喜，达到{tierReached.name}</p>}
      {tierInvited !== null && <p>累计积分够升{tierInvited.name}了，可以在会员页办理升级</p>}
    </>
  )
}
