import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SettledVisit, VisitDraft } from '@cheyou/contract'
import { nowRedeemable, points, takenByRefunds, tillWords } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { PointsPair } from '../../../components/points-pair/points-pair.tsx'
import { backTo } from '../../../routes.ts'
import { askNextScan } from '../desk.ts'
import { UndoSheet, Voided, type VoidedVisit } from '../voiding.tsx'
import { Bill } from './bill.tsx'

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
        <Voided voided={voided} />
      )}
      <Button primary onPress={scanNext}>
        完成，扫下一位
      </Button>
      {voided === null ? <Button onPress={() => setAsking(true)}>{tillWords.voidVisit}</Button> : null}
      <UndoSheet
        visitId={settled.visitId}
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
