import { useState } from 'react'
import type { VisitRecord } from '@cheyou/contract'
import { correctVisit } from '@cheyou/contract/routes'
import { fenOf, padded, type PadKey } from '@cheyou/till'
import { signedPoints, tillWords, yuan } from '@cheyou/words'
import { keyed } from '../../../api/call.ts'
import { Choices } from '../../../components/choices/choices.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Field } from '../../../components/field/field.tsx'
import { useIntent } from '../../../hooks/use-intent.ts'
import { AmountField } from '../visit/amount-field.tsx'
import { NumberPad } from '../visit/number-pad.tsx'
import { listPrices } from './list-prices.ts'

interface Props {
  record: VisitRecord
  open: boolean
  onClose: () => void
  onCorrected: (words: string) => void
  /** It may have been changed since it was read: it is read again. */
  onFailed: () => void
}

/** Puts the list price of one line right, with a reason: the same order, with what came off and its points by the new price (req. 2.6). */
export function CorrectionSheet({ record, open, onClose, onCorrected, onFailed }: Props) {
  const lines = listPrices(record)
  const [lineNo, setLineNo] = useState(lines[0]?.lineNo ?? 1)
  const [amount, setAmount] = useState('')
  const [typing, setTyping] = useState(false)
  const [reason, setReason] = useState('')
  const correcting = useIntent(keyed(correctVisit))
  const was = lines.find((line) => line.lineNo === lineNo)?.amountFen ?? 0
  const amountFen = amount === '' ? null : fenOf(amount)
  const confirm = async (): Promise<void> => {
    if (amountFen === null) return
    const { visit, revision } = record
    const body = { revision, lines: [{ lineNo, amountFen }], reason: reason.trim() }
    const answer = await correcting.run({ params: { visitId: visit.visitId }, body })
    if (answer === null) return onFailed()
    setAmount('')
    setReason('')
    onCorrected(`客户付 ${yuan(answer.customerFen)}，可兑换 ${signedPoints(answer.points.redeemable)}`)
  }
  return (
    <ConfirmSheet
      open={open}
      title={tillWords.correctVisit}
      {...(typing ? {} : { text: '改的是优惠前的原价：当时的优惠按新价重算，积分跟着变，工单号不变。' })}
      action={tillWords.correctVisit}
      busy={correcting.busy}
      disabled={missing(amountFen, was, reason) ?? false}
      failure={correcting.failure}
      onConfirm={() => void confirm()}
      onClose={() => {
        correcting.clear()
        setTyping(false)
        onClose()
      }}
    >
      {lines.length < 2 ? null : (
        <Choices
          label="哪一项"
          options={lines.map((line) => ({
            value: String(line.lineNo),
            text: `${line.itemName} ${yuan(line.amountFen)}`,
          }))}
          value={String(lineNo)}
          onChange={(chosen) => setLineNo(Number(chosen))}
        />
      )}
      <AmountField
        label={`正确的原价（现在 ${yuan(was)}）`}
        value={amount}
        typing={typing}
        whole={false}
        problem={null}
        onPress={() => setTyping(true)}
      />
      {typing ? (
        <NumberPad onKey={(key: PadKey) => setAmount(padded(amount, key))} onClose={() => setTyping(false)} />
      ) : (
        <Field label="原因" value={reason} onChange={setReason} placeholder={tillWords.voidExample} />
      )}
    </ConfirmSheet>
  )
}

function missing(amountFen: number | null, was: number, reason: string): string | null {
  if (amountFen === null) return '填上正确的原价才能更正'
  if (amountFen === was) return '和现在的原价一样，不用更正'
  return reason.trim() === '' ? '写下原因才能更正' : null
}
