import { Text, View } from '@tarojs/components'
import { signedPoints, yuan } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { sentenceOf } from '../../../copy/failures.ts'
import { NumberPad } from './number-pad.tsx'
import type { Pad } from './use-pad.ts'
import type { VisitPage } from './use-visit.ts'
import './till-bar.scss'

interface Props {
  page: VisitPage
  pad: Pad
  onBill: () => void
}

/** What stays in sight: what the customer pays, what that saves and gives, 结算; below it the pad while an amount is typed. */
export function TillBar({ page, pad, onBill }: Props) {
  return (
    <View className="till-bar">
      <View className="till-bar__row">
        <Sum page={page} onBill={onBill} />
        <View className="till-bar__settle">
          <Button primary disabled={page.obstacle !== null} busy={page.settling.busy} onPress={page.send}>
            结算
          </Button>
        </View>
      </View>
      {pad.spot === null ? null : <NumberPad onKey={pad.press} onClose={() => pad.open(null)} onNext={pad.next} />}
    </View>
  )
}

function Sum({ page, onBill }: Pick<Props, 'page' | 'onBill'>) {
  const { shown, preview, obstacle, previewFailure } = page
  // What refuses the preview is said in full above, where the pad may hide it.
  const refused = previewFailure === null ? '' : sentenceOf(previewFailure).title
  if (shown === null) return <Text className="till-bar__missing">{obstacle || refused}</Text>
  const { totals, discounts } = shown
  const saved = discounts.takenFen > 0 ? `省 ${yuan(discounts.takenFen)} · ` : ''
  return (
    <Pressable className={`till-bar__sum ${preview === null ? 'till-bar__sum--old' : ''}`} onPress={onBill}>
      <Text className="till-bar__pay">
        客户付 <Text className="till-bar__figure">{yuan(totals.customerFen)}</Text>
      </Text>
      <Text className="till-bar__gain">
        {obstacle ? obstacle : `${saved}${signedPoints(shown.points.redeemable)} 分 · 明细`}
      </Text>
    </Pressable>
  )
}
