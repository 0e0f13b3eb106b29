import type { CorrectedVisit, VisitRecord } from '@cheyou/contract'
import { correctVisit } from '@cheyou/contract/routes'
import { signedPoints, tillWords, yuan } from '@cheyou/words'
import { App, Form, Select } from 'antd'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem } from '../../kit/form-items.tsx'
import { ReasonField } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { afterChange } from './after-change.ts'

interface Fields {
  readonly lineNo: number
  /** Yuan, before anything comes off. */
  readonly amount: number
  readonly reason: string
}

const MOST_YUAN = 2_000_000

/** Corrects the list price of one line: the same order, with what came off and the points reckoned again (req. 2.6). */
export function CorrectDialog({ record, onClose }: { readonly record: VisitRecord; readonly onClose: () => void }) {
  const { visit, revision, lines } = record
  const { message } = App.useApp()
  const listed = lines.map(({ lineNo, itemName, amountFen, taken }) => ({
    lineNo,
    itemName,
    listFen: taken.reduce((sum, { takenFen }) => sum + takenFen, amountFen),
  }))
  const correcting = useIntent(
    (key, { lineNo, amount, reason }: Fields) => {
      const corrected = [{ lineNo, amountFen: Math.round(amount * 100) }]
      const body = { revision, lines: corrected, reason: reason.trim() }
      return call(correctVisit, { params: { visitId: visit.visitId }, body, key })
    },
    { refreshes: afterChange },
  )
  const priceOf = (lineNo: number | undefined) => listed.find((line) => line.lineNo === lineNo)?.listFen
  const [only] = listed.length === 1 ? listed : []
  return (
    <FormDialog<Fields, CorrectedVisit>
      title="更正一行金额"
      okText="更正"
      about={({ lineNo, amount }) => {
        const before = priceOf(lineNo)
        if (before === undefined) return '还是这张工单：优惠按原来的重新减，积分按差额补或收回。'
        const after = typeof amount === 'number' ? `，改成 ${yuan(Math.round(amount * 100))}` : ''
        return `这一行原价 ${yuan(before)}${after}。优惠按原来的重新减，积分按差额补或收回。`
      }}
      initialValues={only ? { lineNo: only.lineNo } : {}}
      intent={correcting}
      onDone={({ points, customerFen }) => {
        void message.success(`已更正，客户付 ${yuan(customerFen)}，积分 ${signedPoints(points.redeemable)}`)
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="lineNo" label="哪一行" rules={[{ required: true, message: '请选一行' }]}>
        <Select
          options={listed.map(({ lineNo, itemName, listFen }) => ({
            value: lineNo,
            label: `${lineNo}. ${itemName} ${yuan(listFen)}`,
          }))}
        />
      </Form.Item>
      <NumberItem
        name="amount"
        label="正确的原价"
        least={0}
        most={MOST_YUAN}
        decimals={2}
        unit="元"
        missing="请填金额"
      />
      <ReasonField placeholder={tillWords.voidExample} />
    </FormDialog>
  )
}
