import { Text, View } from '@tarojs/components'
import { lineKindNames, tillWords, yuan } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { whoseCar } from '../../../copy/car.ts'
import { sentenceOf } from '../../../copy/failures.ts'
import type { SentVisit, Settling } from './use-settling.ts'

/** A visit that was sent without an answer: no number and no receipt until there is one. */
export function Unconfirmed({ visit, settling }: { visit: SentVisit; settling: Settling }) {
  const { failure, busy, tooLate } = settling
  const why = failure === null ? '' : `${sentenceOf(failure).title}。`
  return (
    <View className="visit">
      <View className="visit__block">
        {tooLate ? (
          <Notice
            tone="bad"
            title="这次登记没有得到确认"
            hint="已经过了两天，不再重试。请在到店记录里核对有没有这次到店。"
          />
        ) : (
          <Notice tone="warn" title={tillWords.unconfirmed} hint={`${why}可能已经登记成功，重试不会登记两次。`} />
        )}
        <SentLines visit={visit} />
      </View>
      {tooLate ? (
        <Button onPress={settling.drop}>核对过了，去掉这张草稿</Button>
      ) : (
        <>
          <Button primary busy={busy} onPress={settling.again}>
            现在重试
          </Button>
          <Text className="visit__label">可以先离开，草稿留在今日登记里；收到确认后才有工单号和小票。</Text>
        </>
      )}
    </View>
  )
}

function SentLines({ visit }: { visit: SentVisit }) {
  const { memberName, plate, sent } = visit
  const { lines, quotedFen } = sent.draft
  return (
    <View className="bill">
      <Text className="bill__label">{whoseCar(memberName, plate)}</Text>
      <Text className="bill__pay">{yuan(quotedFen)}</Text>
      <View className="bill__lines">
        {lines.map(({ itemName, lineKind, amountFen }, at) => (
          <View key={at} className="bill__row">
            <Text className="bill__name">{itemName ?? lineKindNames[lineKind]}</Text>
            <Text className="bill__amount">{yuan(amountFen)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
