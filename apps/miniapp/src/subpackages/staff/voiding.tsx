import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { AnswerOf } from '@cheyou/contract/routes'
import { voidVisit } from '@cheyou/contract/routes'
import { nowRedeemable, points, signedPoints, tillWords } from '@cheyou/words'
import { keyed } from '../../api/call.ts'
import { ConfirmSheet } from '../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../components/field/field.tsx'
import { Notice } from '../../components/notice/notice.tsx'
import { returnedUse } from '../../copy/benefits.ts'
import { useIntent } from '../../hooks/use-intent.ts'
import './voiding.scss'

export type VoidedVisit = AnswerOf<typeof voidVisit>

interface UndoProps {
  visitId: string
  open: boolean
  onClose: () => void
  onVoided: (voided: VoidedVisit) => void
}

/** Asks why a visit is taken back, and takes it back (req. 2.6). */
export function UndoSheet({ visitId, open, onClose, onVoided }: UndoProps) {
  const [reason, setReason] = useState('')
  const undoing = useIntent(keyed(voidVisit))
  const confirm = async (): Promise<void> => {
    const answer = await undoing.run({ params: { visitId }, body: { reason: reason.trim() } })
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

/** What taking a visit back did. */
export function Voided({ voided }: { voided: VoidedVisit }) {
  const { balances } = voided
  const returned = returnedWords(voided.returned)
  return (
    <View className="voiding">
      <Notice tone="plain" title={tillWords.voided} hint={`可兑换 ${signedPoints(-voided.points.redeemable)}`} />
      {returned === '' ? null : <Notice tone="plain" title="已退回，可以再用" hint={returned} />}
      <Text className="voiding__balances">
        {nowRedeemable(balances.redeemable)}，累计 {points(balances.qualifying)}
        {balances.debt > 0 ? `，待补 ${points(balances.debt)}` : ''}
      </Text>
    </View>
  )
}
