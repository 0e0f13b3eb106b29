import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PointsOutlook } from '@cheyou/contract'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Sheet } from '../../../components/sheet/sheet.tsx'
import { Skeleton } from '../../../components/states/states.tsx'
import { getPointsOutlook } from '@cheyou/contract/routes'
import { day, noneExpiring, points, pointsExpiry, rate, signedPoints } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'

function expirySentence(expiry: PointsOutlook['expiry']): string {
  if (expiry.kind === 'never') return '新得到的积分长期有效。'
  if (expiry.kind === 'year_end') return '积分有效到得到它的那一年年底。'
  return `积分有效 ${expiry.months} 个月，到那个月的最后一天。`
}

function Expiring({ outlook }: { outlook: PointsOutlook }) {
  return (
    <View className="outlook">
      <Text className="outlook__sentence">{expirySentence(outlook.expiry)}兑换时先用最早到期的。</Text>
      {outlook.expiring.map(({ expiresOn, points: own }) => (
        <Row key={expiresOn} title={`可用到${day(expiresOn)}`} value={points(own)} />
      ))}
      {outlook.expiring.length === 0 ? <Row title="现在没有会到期的积分" /> : null}
    </View>
  )
}

type Rate = PointsOutlook['earning']['rates'][number]

function rateWords({ redeemableMilliPerYuan, qualifyingMilliPerYuan }: Rate): string {
  if (redeemableMilliPerYuan === 0 && qualifyingMilliPerYuan === 0) return '不积分'
  return `每元 ${rate(redeemableMilliPerYuan)} 分`
}

function qualifyingNote({ redeemableMilliPerYuan, qualifyingMilliPerYuan }: Rate): string {
  return redeemableMilliPerYuan === qualifyingMilliPerYuan ? '' : `累计积分每元 ${rate(qualifyingMilliPerYuan)} 分`
}

function Earning({ earning }: { earning: PointsOutlook['earning'] }) {
  const others = earning.rates.length > 1 ? '其他维修保养' : '到店保养和维修'
  return (
    <View className="outlook">
      <Text className="outlook__sentence">到店消费按您自己付的金额积分，保险和厂家付的部分不积分。</Text>
      {earning.rates.map((own) => (
        <Row
          key={own.workTypeName ?? ''}
          title={own.workTypeName ?? others}
          value={rateWords(own)}
          valueNote={qualifyingNote(own)}
        />
      ))}
      {earning.sources.map((source) => (
        <Row
          key={source.code}
          title={source.name}
          note={source.perYear === null ? '每次' : `每年 ${source.perYear} 次`}
          value={signedPoints(source.redeemable)}
          valueNote={source.qualifying === 0 ? '' : `累计 ${signedPoints(source.qualifying)}`}
          tone="good"
        />
      ))}
    </View>
  )
}

function nextExpiry({ expiring }: PointsOutlook): string {
  const [next] = expiring
  return next === undefined ? noneExpiring : `最近 ${points(next.points)} 分，可用到${day(next.expiresOn)}`
}

/** What expires when, and how to earn more (req. 2.2, 2.5): a line each, opening to the whole of it. */
export function Outlook({ memberId }: { memberId: string }) {
  const loaded = useLoad(() => call(getPointsOutlook), memberId, { keep: answerOf(getPointsOutlook, memberId) })
  const [shown, show] = useState<'expiring' | 'earning' | null>(null)
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton rows={2} />}>
      {(outlook) => (
        <>
          <Section>
            <Row title={pointsExpiry} note={nextExpiry(outlook)} onPress={() => show('expiring')} />
            <Row title="怎么得积分" note="到店消费、生日和其他" onPress={() => show('earning')} />
          </Section>
          <Sheet title={pointsExpiry} open={shown === 'expiring'} onClose={() => show(null)}>
            <Expiring outlook={outlook} />
          </Sheet>
          <Sheet title="怎么得积分" open={shown === 'earning'} onClose={() => show(null)}>
            <Earning earning={outlook.earning} />
          </Sheet>
        </>
      )}
    </LoadedView>
  )
}
