import { Text, View } from '@tarojs/components'
import type { Reward } from '@cheyou/contract'
import { points } from '@cheyou/words'
import { BottomBar } from '../../../components/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../components/button/button.tsx'
import { ConfirmSheet } from '../../../components/confirm-sheet/confirm-sheet.tsx'
import { Gate } from '../../../components/gate/gate.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { QuantityStepper } from '../../../components/quantity-stepper/quantity-stepper.tsx'
import { RewardTile } from '../../../components/reward-tile/reward-tile.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { obstacleLine } from '../../../copy/rewards.ts'
import { RewardFacts } from './reward-facts.tsx'
import type { Catalogue } from './use-reward.ts'
import { useReward } from './use-reward.ts'
import './index.scss'

interface ActionProps {
  reward: Reward
  redeemable: number
  quantity: number
  onQuantity: (quantity: number) => void
  onRedeem: () => void
}

/** At the thumb: how many, what they cost, and the way to them; where there is none, what is missing. */
function Action({ reward, redeemable, quantity, onQuantity, onRedeem }: ActionProps) {
  const can = reward.can.includes('redeem')
  const many = reward.quantityMax > 1
  return (
    <BottomBar>
      <View className="reward__cost">
        <Text className="reward__sum">
          {points(reward.pointsPrice * quantity)}
          <Text className="reward__unit"> 积分</Text>
        </Text>
        <Text className="reward__have">我有 {points(redeemable)}</Text>
      </View>
      {many ? <QuantityStepper label="数量" value={quantity} max={reward.quantityMax} onChange={onQuantity} /> : null}
      <View className={`reward__go ${many ? 'reward__go--below' : ''}`}>
        <Button primary disabled={!can} onPress={onRedeem}>
          {obstacleLine(reward) ?? (quantity > 1 ? `兑换 ${quantity} 件` : '兑换')}
        </Button>
      </View>
    </BottomBar>
  )
}

const afterwards: Record<Reward['kind'], string> = {
  gift: '兑换后积分先扣住，到店出示兑换码领取。领取前可以取消，积分原样退回。',
  service: '兑换后积分先扣住，到店出示兑换码使用。使用前可以取消，积分原样退回。',
  voucher: '兑换后积分先扣住，到店结算时出示，当场抵扣。使用前可以取消，积分原样退回。',
}

function afterwardsLeft(price: number, redeemable: number): string {
  const left = redeemable - price
  if (left < 0) return `需要 ${points(price)} 积分，还差 ${points(-left)} 积分。`
  return `用 ${points(price)} 积分，兑换后还剩 ${points(left)} 积分。累计积分不变，等级不受影响。`
}

function MemberReward({ memberId }: { memberId: string }) {
  const page = useReward(memberId)
  return (
    <LoadedView loaded={page.loaded}>
      {(catalogue) => {
        const reward = catalogue.rows.find((row) => row.rewardId === page.rewardId)
        if (reward === undefined) return <Empty title="这件礼品已下架" hint="看看别的，积分都还在。" />
        return <Offer catalogue={catalogue} reward={reward} page={page} />
      }}
    </LoadedView>
  )
}

interface OfferProps {
  catalogue: Catalogue
  reward: Reward
  page: ReturnType<typeof useReward>
}

function Offer({ catalogue: { balances }, reward, page }: OfferProps) {
  // What the server allows may have shrunk since it was chosen.
  const quantity = Math.max(1, Math.min(page.quantity, reward.quantityMax))
  const price = reward.pointsPrice * quantity
  const what = quantity === 1 ? reward.name : `${quantity} 件${reward.name}`
  return (
    <View className="reward">
      <RewardTile reward={reward} large />
      <View className="reward__head">
        <Text className="reward__name">{reward.name}</Text>
        <Text className="reward__price">
          {points(reward.pointsPrice)}
          <Text className="reward__unit"> 积分</Text>
        </Text>
        {reward.description === '' ? null : <Text className="reward__text">{reward.description}</Text>}
      </View>
      <RewardFacts reward={reward} />
      <Text className="reward__note">{afterwards[reward.kind]}</Text>
      <ConfirmSheet
        open={page.asking}
        title={`兑换${what}？`}
        text={afterwardsLeft(price, balances.redeemable)}
        action="确认兑换"
        busy={page.redeeming.busy}
        disabled={!reward.can.includes('redeem') && (obstacleLine(reward) ?? true)}
        failure={page.redeeming.failure}
        onConfirm={() => page.confirm(quantity, price)}
        onClose={() => page.ask(false)}
      />
      <Action
        reward={reward}
        redeemable={balances.redeemable}
        quantity={quantity}
        onQuantity={page.choose}
        onRedeem={() => page.ask(true)}
      />
    </View>
  )
}

export default function RewardPage() {
  return (
    <Screen>
      <Gate>{(member) => <MemberReward memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
