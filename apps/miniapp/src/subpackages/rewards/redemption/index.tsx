import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button/button.tsx'
import type { Redemption } from '../../../api/rewards.ts'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Notice } from '../../../components/notice/notice.tsx'
import { QrCode } from '../../../components/qr-code/qr-code.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Empty, Skeleton } from '../../../components/states/states.tsx'
import { day, moment, points, redemptionDigits } from '../../../copy/format.ts'
import { useRedemption } from './use-redemption.ts'
import './index.scss'

function ended({ state, handedOverAt, storeName, points: price }: Redemption) {
  if (state === 'handed_over') {
    const where = [handedOverAt === null ? null : moment(handedOverAt), storeName].filter((part) => part !== null)
    return <Notice tone="good" title="已领取" hint={where.join(' · ')} />
  }
  const title = state === 'cancelled' ? '已取消' : '已过期'
  return <Notice tone="plain" title={title} hint={`${points(price)} 积分已退回`} />
}

function HeldCode({ redemption }: { redemption: Redemption }) {
  return (
    <View className="redemption__code">
      <QrCode id="redemption-code" text={redemption.code} label="兑换码二维码" edge={224} />
      <Text className="redemption__digits">{redemptionDigits(redemption.code)}</Text>
      <Text className="redemption__note">到店出示给店员，{day(redemption.collectBy)}前有效</Text>
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
              <Text className="redemption__name">{redemption.rewardName}</Text>
              <Text className="redemption__note">
                {points(redemption.points)} 积分 · {moment(redemption.heldAt)} 兑换
              </Text>
            </View>
            {redemption.state === 'held' ? <HeldCode redemption={redemption} /> : ended(redemption)}
            {redemption.can.includes('cancel') ? <Button onPress={() => ask(true)}>取消兑换</Button> : null}
            <ConfirmSheet
              open={asking}
              title="取消这次兑换？"
              text={`${points(redemption.points)} 积分马上退回，${redemption.rewardName}让给别的车友。`}
              action="取消兑换"
              busy={cancelling.busy}
              failure={cancelling.failure}
              onConfirm={confirm}
              onClose={() => ask(false)}
            />
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
