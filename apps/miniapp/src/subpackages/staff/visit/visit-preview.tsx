import { View } from '@tarojs/components'
import type { VisitPreview as Preview } from '@cheyou/contract'
import type { DraftLine } from '@cheyou/till'
import { EarningParts } from '../../../components/earning-parts/earning-parts.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { Bill } from './bill.tsx'

/** What settling takes off and gives, and why (req. 2.4, 3.5). */
export function VisitPreview({ preview, lines }: { preview: Preview; lines: readonly DraftLine[] }) {
  const { points, tierReached, tierInvited, parts, ruleVersion, tier } = preview
  return (
    <View className="visit__sheet">
      <Bill outcome={preview} lines={lines} />
      <PointsPair signed qualifying={points.qualifying} redeemable={points.redeemable} />
      {tierReached === null ? null : <Notice tone="good" title={`这次之后达到${tierReached.name}`} />}
      {tierInvited === null ? null : <Notice tone="good" title={`这次之后够升${tierInvited.name}，可当面办理升级`} />}
      <EarningParts parts={parts} ruleVersion={ruleVersion} tierName={tier.name} />
    </View>
  )
}
