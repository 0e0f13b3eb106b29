import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { points, trackNames } from '@cheyou/words'
import { Button } from '../../components/button/button.tsx'
import { Choices } from '../../components/choices/choices.tsx'
import { Gate } from '../../components/gate/gate.tsx'
import { LoadedView } from '../../components/loaded-view/loaded-view.tsx'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { Showcase } from '../../components/showcase/showcase.tsx'
import { Empty } from '../../components/states/states.tsx'
import { open } from '../../routes.ts'
import { OfferedReward } from './offered-reward.tsx'
import { emptyWords, filters, onShelf, orders } from './shelf.ts'
import type { Catalogue } from './use-catalogue.ts'
import { useCatalogue } from './use-catalogue.ts'
import './index.scss'

function Balance({ redeemable }: { redeemable: number }) {
  return (
    <View className="rewards__balance">
      <View className="rewards__words">
        <Text className="rewards__figure">{points(redeemable)}</Text>
        <Text className="rewards__name">{trackNames.redeemable}</Text>
      </View>
      <Pressable className="rewards__mine" onPress={() => open('redemptions')}>
        我的兑换
      </Pressable>
    </View>
  )
}

function Shelf({ catalogue, page }: { catalogue: Catalogue; page: ReturnType<typeof useCatalogue> }) {
  const { filter, choose, order, arrange } = page
  const shelf = onShelf(catalogue.rows, filter, order)
  if (shelf.length === 0) {
    const all = filter === 'all' ? null : <Button onPress={() => choose('all')}>看看全部</Button>
    return <Empty {...emptyWords(catalogue.rows, filter, catalogue.balances.redeemable)} action={all} />
  }
  return (
    <>
      <View className="rewards__order">
        <Text className="rewards__counted">{shelf.length} 项</Text>
        <Choices label="排序" options={orders} value={order} onChange={arrange} />
      </View>
      {shelf.map((reward) => (
        <OfferedReward key={reward.rewardId} reward={reward} />
      ))}
    </>
  )
}

function MemberRewards({ memberId }: { memberId: string }) {
  const page = useCatalogue(memberId)
  return (
    <LoadedView loaded={page.loaded}>
      {(catalogue) => (
        <>
          <Balance redeemable={catalogue.balances.redeemable} />
          <View className="rewards__filters">
            <Choices label="筛选" options={filters} value={page.filter} onChange={page.choose} />
          </View>
          <Shelf catalogue={catalogue} page={page} />
        </>
      )}
    </LoadedView>
  )
}

export default function RewardsPage() {
  useShareAppMessage(() => ({ title: '车友会积分商城', path: '/pages/rewards/index' }))
  return (
    <Screen>
      <Gate visitor={<Showcase />}>{(member) => <MemberRewards memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
