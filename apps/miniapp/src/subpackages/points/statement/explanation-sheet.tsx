import { Text, View } from '@tarojs/components'
import type { ExplainedEntry, LineDiscount } from '@cheyou/contract'
import { EarningParts } from '../../../components/earning-parts/earning-parts.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { off } from '../../../copy/discounts.ts'
import { entryTitle } from '../../../copy/statement.ts'
import { explainMyEntry } from '@cheyou/contract/routes'
import { day, points, reasonWords } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { useLoad } from '../../../hooks/use-load.ts'

function about({ entry, explanation }: ExplainedEntry): string {
  const { orderNumber, reason } = entry.subject
  const parts = [
    day(entry.on),
    explanation?.workTypeName,
    orderNumber === null ? null : `工单 ${orderNumber}`,
    reason === null ? null : `原因：${reasonWords(reason)}`,
  ]
  return parts.filter((part): part is string => typeof part === 'string').join(' · ')
}

const savedFen = (discounts: readonly LineDiscount[]): number =>
  discounts.reduce((sum, { takenFen }) => sum + takenFen, 0)

function debtLine(debt: number): string {
  return debt < 0 ? `其中 ${points(-debt)} 分补上了之前的差额` : `积分已用掉，记为待补 ${points(debt)} 分`
}

function Explained({ explained }: { explained: ExplainedEntry }) {
  const { entry, explanation } = explained
  return (
    <View className="explained">
      <Text className="explained__title">{entryTitle(entry)}</Text>
      <Text className="explained__about">{about(explained)}</Text>
      <PointsPair signed qualifying={entry.qualifying} redeemable={entry.redeemable} />
      {entry.debt === 0 ? null : <Text className="explained__about">{debtLine(entry.debt)}</Text>}
      {explanation === null || explanation.discounts.length === 0 ? null : (
        <Text className="explained__saved">会员优惠 {off(savedFen(explanation.discounts))}</Text>
      )}
      {explanation === null ? null : (
        <EarningParts
          parts={explanation.parts}
          discounts={explanation.discounts}
          ruleVersion={explanation.ruleVersion}
          tierName={explanation.tier.name}
        />
      )}
    </View>
  )
}

function LoadedExplanation({ entryId }: { entryId: string }) {
  const loaded = useLoad(() => call(explainMyEntry, { params: { entryId } }), entryId)
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton rows={2} />}>
      {(explained) => <Explained explained={explained} />}
    </LoadedView>
  )
}

/** Why an entry is what it is (req. 2.4). */
export function ExplanationSheet({ entryId, onClose }: { entryId: string | null; onClose: () => void }) {
  return (
    <Sheet title="这笔积分怎么来的" open={entryId !== null} onClose={onClose}>
      {entryId === null ? null : <LoadedExplanation entryId={entryId} />}
    </Sheet>
  )
}
