import { Text, View } from '@tarojs/components'
import type { Balances } from '@cheyou/contract'
import { points, trackNames } from '@cheyou/words'
import { Notice } from '../../../components/notice/notice.tsx'

/** The two balances, each with what it is for in one line (req. 2.1); debt and held points where there are any. */
export function BalanceLines({ balances }: { balances: Balances }) {
  return (
    <View className="balance-lines">
      <View className="balance-lines__balance">
        <Text className="balance-lines__figure">{points(balances.redeemable)}</Text>
        <Text className="balance-lines__name">{trackNames.redeemable}</Text>
        <Text className="balance-lines__note">
          用来兑换礼品和代金券{balances.held > 0 ? `，另有 ${points(balances.held)} 分在待领取的兑换里` : ''}
        </Text>
      </View>
      <View className="balance-lines__balance">
        <Text className="balance-lines__figure">{points(balances.qualifying)}</Text>
        <Text className="balance-lines__name">{trackNames.qualifying}</Text>
        <Text className="balance-lines__note">决定您的等级，兑换不会减少它</Text>
      </View>
      {balances.debt > 0 ? (
        <Notice
          tone="warn"
          title={`待补 ${points(balances.debt)} 分`}
          hint="之前的一笔消费被更正，而积分已经用掉；之后得到的积分会先补上。"
        />
      ) : null}
    </View>
  )
}
