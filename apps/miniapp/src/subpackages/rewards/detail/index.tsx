import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button/button.tsx'
import type { Reward } from '../../../api/rewards.ts'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { RewardTile } from '../../../components/reward-tile/reward-tile.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { refusalLine } from '../../../copy/failures.ts'
import { points, yuan } from '../../../copy/format.ts'
import { useReward } from './use-reward.ts'
import './index.scss'

function Facts({ reward, redeemable }: { reward: Reward; redeemable: number }) {
  const { voucher, stockLeft, perMemberLimit } = reward
  const minimum = voucher !== null && voucher.minimumSpendFen > 0 ? `满 ${yuan(voucher.minimumSpendFen)} 可用` : null
  return (
    <Section>
      {voucher === null ? null : <Row title="面值" value={yuan(voucher.faceFen)} valueNote={minimum} />}
      <Row title="库存" value={stockLeft === null ? '充足' : `${stockLeft} 件`} />
      {perMemberLimit === null ? null : <Row title="每人限兑" value={`${perMemberLimit} 件`} />}
      <Row title="我的可兑换积分" value={points(redeemable)} />
    </Section>
  )
}

function RewardWithAction({
  reward,
  redeemable,
  onRedeem,
}: {
  reward: Reward
  redeemable: number
  onRedeem: () => void
}) {
  const can = reward.can.includes('redeem')
  return (
    <View className="reward">
      <RewardTile reward={reward} large />
      <View className="reward__head">
        <Text className="reward__name">{reward.name}</Text>
        <Text className="reward__price">{points(reward.pointsPrice)} 积分</Text>
        {reward.description === '' ? null : <Text className="reward__text">{reward.description}</Text>}
      </View>
      <Facts reward={reward} redeemable={redeemable} />
      <Button primary disabled={!can} onPress={onRedeem}>
        {can || reward.refusal === null ? '兑换' : refusalLine(reward.refusal)}
      </Button>
      <Text className="reward__note">兑换后积分先扣住，到店出示兑换码领取。领取前可以取消，积分原样退回。</Text>
    </View>
  )
}

function MemberReward({ memberId }: { memberId: string }) {
  const { rewardId, loaded, asking, ask, redeeming, confirm } = useReward(memberId)
  return (
    <LoadedView loaded={loaded}>
      {({ rows, balances }) => {
        const reward = rows.find((row) => row.rewardId === rewardId)
        if (reward === undefined) return <Empty title="这件礼品已下架" hint="看看别的，积分都还在。" />
        return (
          <>
            <RewardWithAction reward={reward} redeemable={balances.redeemable} onRedeem={() => ask(true)} />
            <ConfirmSheet
              open={asking}
              title={`兑换${reward.name}？`}
              text={`用 ${points(reward.pointsPrice)} 积分，兑换后还剩 ${points(balances.redeemable - reward.pointsPrice)} 积分。累计积分不变，等级不受影响。`}
              action="确认兑换"
              busy={redeeming.busy}
              failure={redeeming.failure}
              onConfirm={confirm}
              onClose={() => ask(false)}
            />
          </>
        )
      }}
    </LoadedView>
  )
}

export default function RewardPage() {
  return (
    <Screen>
      <Gate>{(member) => <MemberReward memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
