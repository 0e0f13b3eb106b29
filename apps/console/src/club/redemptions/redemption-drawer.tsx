import type { ConsoleRedemption, ConsoleRedemptionRow } from '@cheyou/contract'
import { getConsoleRedemption } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { figure, momentInTable, postingNames, rewardKindNames, signedPoints, yuanInTable, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import { changeNote, changeWords, stateWords, termsWords } from '../../copy/redemption-words.ts'
import { Facts, Line, Lines, Section, Small } from '../../kit/detail.tsx'
import { DetailDrawer, type Beside } from '../../kit/detail-drawer.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'

/** One redemption beside the list: what it is, what became of it, what it did to the points; cancelled and undone here. */
export function RedemptionDrawer({ beside }: { readonly beside: Beside<ConsoleRedemptionRow> }) {
  return (
    <DetailDrawer
      beside={beside}
      title={(row) => row?.rewardName ?? '兑换'}
      renderActions={(redemptionId) => <Corrections redemptionId={redemptionId} />}
    >
      {(redemptionId) => <Redemption redemptionId={redemptionId} />}
    </DetailDrawer>
  )
}

function useRedemption(redemptionId: string) {
  return useQuery({
    queryKey: ['redemption', redemptionId],
    queryFn: ({ signal }) => call(getConsoleRedemption, { params: { redemptionId }, signal }),
  })
}

/** What may be set right about it; nothing for who may not. */
function Corrections({ redemptionId }: { readonly redemptionId: string }) {
  const [correcting, setCorrecting] = useState<'undo' | 'cancel' | null>(null)
  const detail = useRedemption(redemptionId).data
  if (detail === undefined) return null
  return (
    <>
      {detail.can.includes('undo_hand_over') && (
        <Button onClick={() => setCorrecting('undo')}>{terms.undoHandOver}</Button>
      )}
      {detail.can.includes('cancel') && (
        <Button onClick={() => setCorrecting('cancel')}>{terms.cancelRedemption}</Button>
      )}
      {correcting && (
        <CorrectionDialog undo={correcting === 'undo'} detail={detail} onClose={() => setCorrecting(null)} />
      )}
    </>
  )
}

function Redemption({ redemptionId }: { readonly redemptionId: string }) {
  return (
    <Loaded query={useRedemption(redemptionId)} name="兑换">
      {(detail) => (
        <>
          <RedemptionFacts detail={detail} />
          <History detail={detail} />
        </>
      )}
    </Loaded>
  )
}

function RedemptionFacts({ detail: { redemption, memberName, cardNumber, memberTier } }: DetailProps) {
  const { state, kind, collectBy, quantity, points, stores, voucher } = redemption
  const isVoucher = voucher !== null
  return (
    <Facts
      facts={[
        ['状态', stateWords({ state, kind, collectBy, leftFen: voucher?.leftFen ?? null })],
        [
          '会员',
          <>
            {memberName} <TierBadge tier={memberTier} />
            <Small>{cardNumber}</Small>
          </>,
        ],
        ['类别', rewardKindNames[kind]],
        isVoucher ? [terms.leftToUse, yuanInTable(voucher.leftFen)] : ['数量', `${quantity} 件`],
        ['积分', figure(points)],
        [isVoucher ? terms.lastDayToUse : terms.lastDayToCollect, collectBy],
        isVoucher
          ? ['使用条件', termsWords(voucher)]
          : [terms.collectAt, stores === null ? '各门店' : stores.join('、')],
      ]}
    />
  )
}

interface DetailProps {
  readonly detail: ConsoleRedemption
}

/** What became of it, where a voucher was used, and what it did to the points. */
function History({ detail: { redemption, changes, uses, postings } }: DetailProps) {
  return (
    <>
      <Section title="经过">
        <Lines>
          <Line under={momentInTable(redemption.heldAt)}>兑换</Line>
          {changes.map((change) => (
            <Line key={`${change.at} ${change.action}`} under={`${momentInTable(change.at)} · ${changeNote(change)}`}>
              {changeWords(change, redemption.kind)}
            </Line>
          ))}
        </Lines>
      </Section>
      {uses.length > 0 && (
        <Section title="用在哪些工单">
          <Lines>
            {uses.map(({ visitId, orderNumber, storeName, takenFen, usedAt, returnedAt }) => (
              <Line
                key={visitId}
                under={`${storeName} · ${momentInTable(usedAt)}${returnedAt === null ? '' : ` · ${momentInTable(returnedAt)} 作废，已退回`}`}
                end={`−${yuanInTable(takenFen)}`}
              >
                {orderNumber}
              </Line>
            ))}
          </Lines>
        </Section>
      )}
      {postings.length > 0 && (
        <Section title="积分账">
          <Lines>
            {postings.map(({ entryId, kind, at, redeemable, held }) => (
              <Line
                key={entryId}
                under={momentInTable(at)}
                end={`可兑换 ${signedPoints(redeemable)}，预留 ${signedPoints(held)}`}
              >
                {postingNames[kind]}
              </Line>
            ))}
          </Lines>
        </Section>
      )}
    </>
  )
}
