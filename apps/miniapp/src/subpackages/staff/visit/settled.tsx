import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SettledVisit, VisitDraft } from '@cheyou/contract'
import { nowRedeemable, points, signedPoints, takenByRefunds, tillWords } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import type { AnswerOf } from '@cheyou/contract/routes'
import { voidVisit } from '@cheyou/contract/routes'
import { keyed } from '../../../api/call.ts'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../../components/field/field.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { returnedUse } from '../../../copy/benefits.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { backTo } from '../../../routes.ts'
import { askNextScan } from '../desk.ts'
import { Bill } from './bill.tsx'

type VoidedVisit = AnswerOf<typeof voidVisit>

interface UndoProps {
  settled: SettledVisit
  open: boolean
  onClose: () => void
  onVoided: (voided: VoidedVisit) => void
}

function UndoSheet({ settled, open, onClose, onVoided }: UndoProps) {
  const [reason, setReason] = useState('')
  const undoing = useIntent(keyed(voidVisit))
  const confirm = async (): Promise<void> => {
    const answer = await undoing.run({ params: { visitId: settled.visitId }, body: { reason: reason.trim() } })
    if (answer !== null) onVoided(answer)
  }
  return (
    <ConfirmSheet
      open={open}
      title={tillWords.voidThisVisit}
      text="这次登记和它给的两种积分都会收回，用掉的代金券和权益会退回，记录里会留下撤销和原因。"
      action={tillWords.voidVisit}
      busy={undoing.busy}
      disabled={reason.trim() === '' && '写下原因才能撤销'}
      failure={undoing.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label="原因" value={reason} onChange={setReason} placeholder={tillWords.voidExample} />
    </ConfirmSheet>
  )
}

/** What the customer can use again, a benefit with its year. */
function returnedWords({ vouchers, benefits }: VoidedVisit['returned']): string {
  return [...vouchers.map(({ name }) => name), ...benefits.map(returnedUse)].join('、')
}

function Voided({ voided }: { voided: VoidedVisit }) {
  const { balances } = voided
  const returned = returnedWords(voided.returned)
  return (
    <>
      <Notice tone="plain" title={tillWords.voided} hint={`可兑换 ${signedPoints(-voided.points.redeemable)}`} />
      {returned === '' ? null : <Notice tone="plain" title="已退回，可以再用" hint={returned} />}
      <Text className="visit__label">
        {nowRedeemable(balances.redeemable)}，累计 {points(balances.qualifying)}
        {balances.debt > 0 ? `，待补 ${points(balances.debt)}` : ''}
      </Text>
    </>
  )
}

function scanNext(): void {
  askNextScan()
  backTo('scan')
}

interface SettledProps {
  settled: SettledVisit
  draft: VisitDraft
  memberName: string
}

/** Settled: what was taken off, what arrived, and the way back if it was wrong (req. 2.6). */
export function Settled({ settled, draft, memberName }: SettledProps) {
  const [asking, setAsking] = useState(false)
  const [voided, setVoided] = useState<VoidedVisit | null>(null)
  return (
    <View className="visit">
      {voided === null ? (
        <View className="visit__block">
          <Notice tone="good" title="已登记到店" hint={`${memberName} · 工单 ${settled.orderNumber}`} />
          <Bill outcome={settled} lines={draft.lines} />
          <PointsPair signed qualifying={settled.points.qualifying} redeemable={settled.points.redeemable} />
          <Text className="visit__label">
            {nowRedeemable(settled.balancesAfter.redeemable)}，累计 {points(settled.balancesAfter.qualifying)}
          </Text>
          {settled.refunded ? <Notice tone="plain" title={takenByRefunds(settled.refunded)} /> : null}
          {settled.tierReached === null ? null : (
            <Notice tone="good" title={`恭喜，${memberName}达到${settled.tierReached.name}`} />
          )}
          {settled.tierInvited === null ? null : (
            <Notice
              tone="good"
              title={`${memberName}的累计积分够升${settled.tierInvited.name}了`}
              hint="已通知会员，也可以现在打开会员页办理升级"
            />
          )}
        </View>
      ) : (
        <View className="visit__block">
          <Voided voided={voided} />
        </View>
      )}
      <Button primary onPress={scanNext}>
        完成，扫下一位
      </Button>
      {voided === null ? <Button onPress={() => setAsking(true)}>{tillWords.voidVisit}</Button> : null}
      <UndoSheet
        settled={settled}
        open={asking}
        onClose={() => setAsking(false)}
        onVoided={(answer) => {
          setVoided(answer)
          setAsking(false)
        }}
      />
    </View>
  )
}
