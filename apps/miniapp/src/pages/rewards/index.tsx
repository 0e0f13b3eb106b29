import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { points, trackNames } from '@cheyou/words'
import { Choices } from '../../components/choices/choices.tsx'
import { Gate } from '../../components/gate/gate.tsx'
import { LoadedView } from '../../components/loaded-view/loaded-view.tsx'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { Empty } from '../../components/states/states.tsx'
import { open } from '../../routes.ts'
import { RewardRow } from './reward-row.tsx'
import type { Catalogue, Filter } from './use-catalogue.ts'
import { filters, passing, useCatalogue } from './use-catalogue.ts'
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

function Shelf({ catalogue, filter }: { catalogue: Catalogue; filter: Filter }) {
  const rows = passing(catalogue.rows, filter)
  if (catalogue.rows.length === 0) return <Empty title="还没有上架" hint="店里正在准备礼品，过几天再来看看。" />
  if (rows.length === 0) return <Empty title="这里还没有" hint="换个条件看看，或者继续累积积分。" />
  return (
    <>
      {rows.map((reward) => (
        <RewardRow key={reward.rewardId} reward={reward} />
      ))}
    </>
  )
}

function MemberRewards({ memberId }: { memberId: string }) {
  const { loaded, filter, choose } = useCatalogue(memberId)
  return (
    <LoadedView loaded={loaded}>
      {(catalogue) => (
        <>
          <Balance redeemable={catalogue.balances.redeemable} />
          <View className="rewards__filters">
            <Choices label="筛选" options={filters} value={filter} onChange={choose} />
          </View>
          <Shelf catalogue={catalogue} filter={filter} />
        </>
      )}
    </LoadedView>
  )
}

export default function RewardsPage() {
  useShareAppMessage(() => ({ title: '车友会积分商城', path: '/pages/rewards/index' }))
  return (
    <Screen>
      <Gate>{(member) => <MemberRewards memberId={member.memberId} />}</Gate>
    </Screen>
  )
}
