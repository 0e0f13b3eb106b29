import { View } from '@tarojs/components'
import type { VisitPreview as Preview } from '@cheyou/contract'
import { EarningParts } from '../../../components/earning-parts/earning-parts.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { warningLine } from '../../../copy/warnings.ts'
import { Bill } from './bill.tsx'
import type { DraftLine } from './draft.ts'

/** What settling takes off and gives, and why (req. 2.4, 3.5). */
export function VisitPreview({ preview, lines }: { preview: Preview; lines: readonly DraftLine[] }) {
  const { points, tierReached, tierInvited, warnings, parts, ruleVersion, tier } = preview
  return (
    <View className="visit__block">
      <Bill outcome={preview} lines={lines} />
      <PointsPair signed qualifying={points.qualifying} redeemable={points.redeemable} />
      {tierReached === null ? null : <Notice tone="good" title={`这次之后达到${tierReached.name}`} />}
      {tierInvited === null ? null : <Notice tone="good" title={`这次之后够升${tierInvited.name}，可当面办理升级`} />}
      {warnings.map((warning) => (
        <Notice key={warning.code} tone="warn" title={warningLine(warning)} />
      ))}
      <EarningParts parts={parts} ruleVersion={ruleVersion} tierName={tier.name} />
    </View>
  )
}
