import { Text, View } from '@tarojs/components'
import type { RedemptionPanel } from '@cheyou/contract'
import { Button } from '../../../components/button/button.tsx'
import { FailureNotice, Notice } from '../../../components/notice/notice.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { day, moment, points } from '../../../copy/format.ts'
import { back } from '../../../routes.ts'
import { StaffGate } from '../staff-gate.tsx'
import { useHandOver } from './use-hand-over.ts'
import './index.scss'

function StateNotice({ panel }: { panel: RedemptionPanel }) {
  const { state, handedOverAt, storeName, collectBy } = panel.redemption
  if (state === 'held') return null
  if (state === 'handed_over') {
    const where = [handedOverAt === null ? null : moment(handedOverAt), storeName].filter((part) => part !== null)
    return <Notice tone="good" title="已核销" hint={where.join(' · ')} />
  }
  if (state === 'cancelled') return <Notice tone="bad" title="不能核销：车主已取消" hint="积分已退回给车主。" />
  return <Notice tone="bad" title="不能核销：已过期" hint={`${day(collectBy)}是最后一天，积分已退回给车主。`} />
}

function What({ panel }: { panel: RedemptionPanel }) {
  const { redemption, memberName, memberTier } = panel
  return (
    <>
      <View className="hand-over__what">
        <Text className="hand-over__kind">{redemption.kind === 'gift' ? '礼品' : '代金券'}</Text>
        <Text className="hand-over__name">{redemption.rewardName}</Text>
      </View>
      <Section>
        <Row title="给谁" value={memberName} valueNote={memberTier.name} />
        <Row title="积分" value={points(redemption.points)} />
        <Row title="兑换时间" value={moment(redemption.heldAt)} />
        <Row title="最晚领取" value={day(redemption.collectBy)} />
      </Section>
    </>
  )
}

function HandOver({ storeId }: { storeId: string }) {
  const { panel, handing, confirm } = useHandOver(storeId)
  if (panel === null) {
    return (
      <Empty title="请重新扫码" hint="核销要从扫车主的兑换码开始。" action={<Button onPress={back}>去扫码</Button>} />
    )
  }
  const can = panel.can.includes('hand_over')
  return (
    <View className="hand-over">
      <StateNotice panel={panel} />
      <What panel={panel} />
      <FailureNotice failure={handing.failure} />
      {can ? (
        <>
          <Text className="hand-over__hint">请核对车主和物品，交给车主之后再确认。</Text>
          <Button primary busy={handing.busy} onPress={confirm}>
            确认已交给{panel.memberName}
          </Button>
        </>
      ) : (
        <Button onPress={back}>返回扫码</Button>
      )}
    </View>
  )
}

export default function HandOverPage() {
  return (
    <Screen>
      <StaffGate>{(_staff, storeId) => <HandOver storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
