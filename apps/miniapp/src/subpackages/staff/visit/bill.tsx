import { Text, View } from '@tarojs/components'
import type { VisitPreview } from '@cheyou/contract'
import type { DraftLine } from '@cheyou/till'
import { payerNames, takenBy, yuan } from '@cheyou/words'
import { off, whyNot } from '../../../copy/discounts.ts'
import './bill.scss'

/** What a visit comes to: of a preview, a settlement, or as it was kept. */
export interface Outcome {
  totals: Pick<VisitPreview['totals'], 'customerFen' | 'totalFen'>
  parts: Pick<VisitPreview['parts'][number], 'lineNo' | 'itemName' | 'payer' | 'amountFen'>[]
  discounts: Pick<VisitPreview['discounts'], 'grossFen' | 'takenFen' | 'lines' | 'offers'>
}
type Part = Outcome['parts'][number]

interface Props {
  outcome: Outcome
  /** As they were typed. */
  lines: readonly DraftLine[]
  /** Lists also what others pay, and lines of which nothing was taken. */
  whole?: boolean
}

function BillLine({ part, line, outcome }: { part: Part; line: DraftLine | undefined; outcome: Outcome }) {
  const own = outcome.discounts.lines.filter(({ lineNo }) => lineNo === part.lineNo)
  const problems = outcome.discounts.offers.filter(({ lineNo, problem }) => lineNo === part.lineNo && problem !== null)
  return (
    <View className="bill__line">
      <View className="bill__row">
        <Text className="bill__name">
          {part.itemName ?? `第 ${part.lineNo} 项`}
          {part.payer === 'customer' ? '' : `（${payerNames[part.payer]}）`}
        </Text>
        <Text className="bill__amount">{yuan(line?.amountFen ?? part.amountFen)}</Text>
      </View>
      {own.map((taken) => (
        <View key={`${taken.step}:${taken.code}`} className="bill__row bill__row--taken">
          <Text className="bill__why">{takenBy(taken, line?.lineKind ?? null)}</Text>
          <Text className="bill__amount">{off(taken.takenFen)}</Text>
        </View>
      ))}
      {problems.map(({ code, problem }) => (
        <Text key={code} className="bill__problem">
          {problem === null ? '' : whyNot(problem)}
        </Text>
      ))}
    </View>
  )
}

/** What the customer pays, before and after, and what took off how much of which line (req. 3.5). */
export function Bill({ outcome, lines, whole = false }: Props) {
  const { totals, discounts, parts } = outcome
  const taken = discounts.takenFen > 0
  const listed = whole ? parts : parts.filter(({ payer }) => payer === 'customer')
  return (
    <View className="bill">
      <Text className="bill__label">客户付</Text>
      <Text className="bill__pay">{yuan(totals.customerFen)}</Text>
      {taken ? (
        <Text className="bill__saved">
          <Text className="bill__before">{yuan(discounts.grossFen)}</Text> 优惠 {off(discounts.takenFen)}
        </Text>
      ) : null}
      {totals.totalFen === totals.customerFen ? null : (
        <Text className="bill__label">连同其他付款方合计 {yuan(totals.totalFen)}</Text>
      )}
      {whole || taken || discounts.offers.some(({ problem }) => problem !== null) ? (
        <View className="bill__lines">
          {listed.map((part) => (
            <BillLine key={part.lineNo} part={part} line={lines[part.lineNo - 1]} outcome={outcome} />
          ))}
        </View>
      ) : null}
    </View>
  )
}
