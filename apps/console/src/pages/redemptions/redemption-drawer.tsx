import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConsoleRedemption } from '../../api/redemptions.ts'
import { Failure } from '../../components/failure.tsx'
import { TierBadge } from '../../components/tier-badge.tsx'
import { formatChange, formatFen, formatMoment, formatWhole } from '../../copy/format.ts'
import { postingLabels, rewardKindLabels } from '../../copy/labels.ts'
import { CorrectionDialog } from './correction-dialog.tsx'
import type { Correction } from './correction-dialog.tsx'
import { changeNote, changeWords, stateWords, termsWords } from './redemption-words.ts'
import { useRedemption } from './use-redemptions.ts'
import styles from './redemptions.module.css'

interface RedemptionDrawerProps {
  /** null: closed. */
  readonly redemptionId: string | null
  readonly onClose: () => void
}

/** One redemption beside the list: what it is, what became of it, what it did to the points; cancelled and undone here. */
export function RedemptionDrawer({ redemptionId, onClose }: RedemptionDrawerProps) {
  return (
    <Drawer open={redemptionId !== null} onClose={onClose} size={480} mask={false} destroyOnHidden title="兑换">
      {redemptionId !== null && <Detail key={redemptionId} redemptionId={redemptionId} />}
    </Drawer>
  )
}

function Detail({ redemptionId }: { readonly redemptionId: string }) {
  const detail = useRedemption(redemptionId)
  const [correcting, setCorrecting] = useState<Correction | null>(null)
  if (detail.isError)
    return <Failure error={detail.error} onRetry={() => void detail.refetch()} busy={detail.isFetching} />
  if (!detail.data) return <Skeleton active paragraph={{ rows: 8 }} aria-label="正在加载兑换" />
  const { can } = detail.data
  return (
    <div className={styles.detail}>
      <Facts detail={detail.data} />
      {can.length > 0 && (
        <div className={styles.actions}>
          {can.includes('undo_hand_over') && <Button onClick={() => setCorrecting('undo')}>撤销核销</Button>}
          {can.includes('cancel') && <Button onClick={() => setCorrecting('cancel')}>取消兑换</Button>}
        </div>
      )}
      <History detail={detail.data} />
      <Uses detail={detail.data} />
      <Postings detail={detail.data} />
      {correcting !== null && (
        <CorrectionDialog about={correcting} detail={detail.data} onClose={() => setCorrecting(null)} />
      )}
    </div>
  )
}

function Facts({ detail }: { readonly detail: ConsoleRedemption }) {
  const { redemption, memberName, cardNumber, memberTier } = detail
  const { rewardName, kind, quantity, points, voucher, stores, collectBy, state } = redemption
  return (
    <section>
      <h2 className={styles.name}>{rewardName}</h2>
      <dl className={styles.facts}>
        <Fact name="状态">{stateWords({ state, kind, collectBy, leftFen: voucher?.leftFen ?? null })}</Fact>
        <Fact name="会员">
          {memberName} <TierBadge tier={memberTier} />
          <span className={styles.under}>{cardNumber}</span>
        </Fact>
        <Fact name="类别">{rewardKindLabels[kind]}</Fact>
        {voucher === null ? (
          <Fact name="数量">{quantity} 件</Fact>
        ) : (
          <Fact name="还可抵扣">{formatFen(voucher.leftFen)}</Fact>
        )}
        <Fact name="积分">{formatWhole(points)}</Fact>
        <Fact name={voucher === null ? '最晚领取' : '最晚使用'}>{collectBy}</Fact>
        {voucher !== null && <Fact name="使用条件">{termsWords(voucher)}</Fact>}
        {voucher === null && <Fact name="领取门店">{stores === null ? '各门店' : stores.join('、')}</Fact>}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function History({ detail }: { readonly detail: ConsoleRedemption }) {
  const { redemption, changes } = detail
  return (
    <section>
      <h3 className={styles.heading}>经过</h3>
      <ol className={styles.list}>
        <li className={styles.line}>
          <span>兑换</span>
          <span className={styles.small}>{formatMoment(redemption.heldAt)}</span>
        </li>
        {changes.map((change) => (
          <li key={`${change.at} ${change.action}`} className={styles.line}>
            <span>
              {changeWords(change, redemption.kind)}
              <span className={styles.under}>{changeNote(change)}</span>
            </span>
            <span className={styles.small}>{formatMoment(change.at)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Uses({ detail: { uses } }: { readonly detail: ConsoleRedemption }) {
  if (uses.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>用在哪些工单</h3>
      <ol className={styles.list}>
        {uses.map(({ visitId, orderNumber, storeName, takenFen, usedAt, returnedAt }) => (
          <li key={visitId} className={styles.line}>
            <span>
              {orderNumber}
              <span className={styles.under}>
                {storeName} · {formatMoment(usedAt)}
                {returnedAt !== null && ` · ${formatMoment(returnedAt)} 作废，已退回`}
              </span>
            </span>
            <span>−{formatFen(takenFen)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Postings({ detail: { postings } }: { readonly detail: ConsoleRedemption }) {
  if (postings.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>积分账</h3>
      <ol className={styles.list}>
        {postings.map(({ entryId, kind, at, redeemable, held }) => (
          <li key={entryId} className={styles.line}>
            <span>
              {postingLabels[kind]}
              <span className={styles.under}>{formatMoment(at)}</span>
            </span>
            <span className={styles.amounts}>
              <span>可兑换 {formatChange(redeemable)}</span>
              <span className={styles.small}>预留 {formatChange(held)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
