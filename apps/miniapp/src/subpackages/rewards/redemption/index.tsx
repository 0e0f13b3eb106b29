import { Text, View } from '@tarojs/components'
import { moment, points, yuan, terms } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import type { Redemption } from '@cheyou/contract'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { QrCode } from '../../../components/qr-code/qr-code.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Empty, Skeleton } from '../../../components/states/states.tsx'
import { redemptionDigits } from '../../../copy/digits.ts'
import {
  isOpen,
  lastDayLine,
  redemptionStateName,
  redemptionTitle,
  voucherTerms,
  whereLine,
} from '../../../copy/redemptions.ts'
import { withUnits } from '../../../copy/unbroken.ts'
import { CancelSheet } from './cancel-sheet.tsx'
import { useRedemption } from './use-redemption.ts'
import './index.scss'

function Ended({ redemption }: { redemption: Redemption }) {
  const { state, handedOverAt, storeName, points: price } = redemption
  const title = redemptionStateName(redemption)
  if (state === 'handed_over') {
    const where = [handedOverAt === null ? null : moment(handedOverAt), storeName].filter((part) => part !== null)
    return <Notice tone="good" title={title} hint={where.join(' · ')} />
  }
  return <Notice tone="plain" title={title} hint={price > 0 ? `${points(price)} 积分已退回` : ''} />
}

/** What a voucher is worth now, largest on the page. */
function Worth({ redemption }: { redemption: Redemption }) {
  const { voucher, state } = redemption
  if (voucher === null) return null
  return (
    <View className="redemption__worth">
      <Text className="redemption__value">{yuan(voucher.leftFen)}</Text>
      {state === 'held' ? null : <Text className="redemption__note">剩余，面值 {yuan(voucher.faceFen)}</Text>}
      <Text className="redemption__note">{voucherTerms(voucher)}</Text>
    </View>
  )
}

function OpenCode({ redemption }: { redemption: Redemption }) {
  const where = whereLine(redemption)
  return (
    <View className="redemption__code">
      <Worth redemption={redemption} />
      <QrCode id="redemption-code" text={redemption.code} label="兑换码二维码" edge={224} />
      <Text className="redemption__digits">{redemptionDigits(redemption.code)}</Text>
      <Text className="redemption__note">
        {redemption.voucher === null ? '到店出示给店员' : '到店结算前告诉店员，或出示此码'}
      </Text>
      {where === null ? null : <Text className="redemption__note">{where}</Text>}
      <Text className="redemption__note">{withUnits(lastDayLine(redemption))}</Text>
    </View>
  )
}

function MyRedemption({ memberId }: { memberId: string }) {
  const { loaded, redemption, asking, ask, cancelling, confirm } = useRedemption(memberId)
  return (
    <LoadedView loaded={loaded} skeleton={<Skeleton card rows={1} />}>
      {() =>
        redemption === null ? (
          <Empty title="没有找到这张兑换单" />
        ) : (
          <View className="redemption">
            <View className="redemption__head">
              <Text className="redemption__name">{redemptionTitle(redemption)}</Text>
              <Text className="redemption__note">
                {points(redemption.points)} 积分 · {moment(redemption.heldAt)} 兑换
              </Text>
            </View>
            {isOpen(redemption) ? <OpenCode redemption={redemption} /> : <Ended redemption={redemption} />}
            {redemption.can.includes('cancel') ? (
              <Button onPress={() => ask(true)}>{terms.cancelRedemption}</Button>
            ) : null}
            {asking ? (
              <CancelSheet
                redemption={redemption}
                cancelling={cancelling}
                onConfirm={confirm}
                onClose={() => ask(false)}
              />
            ) : null}
          </View>
        )
      }
    </LoadedView>
  )
}

export default function RedemptionPage() {
  return (
    <Screen>
      <Gate>{(member) => <MyRedemption memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
