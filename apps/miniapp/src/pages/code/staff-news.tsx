import { Text, View } from '@tarojs/components'
import type { CardActivity } from '@cheyou/contract'
import { signedPoints } from '@cheyou/words'
import { restLine } from '../../copy/benefits.ts'
import { off } from '../../copy/discounts.ts'

function titleOf({ kind, rewardName, benefit }: CardActivity): string {
  if (kind === 'scanned') return '店员已扫码'
  if (kind === 'visit_settled') return '已登记到店'
  if (benefit !== null) return `已使用${benefit.name} ${benefit.quantity} 次`
  return rewardName === null ? '已领取' : `已领取：${rewardName}`
}

function detailOf({ kind, redeemable, qualifying, savedFen, benefit }: CardActivity): string | null {
  if (kind === 'scanned') return '正在为您办理'
  if (kind === 'visit_settled') {
    const given = `可兑换 ${signedPoints(redeemable)}，累计 ${signedPoints(qualifying)}`
    return savedFen === 0 ? given : `会员优惠 ${off(savedFen)}；${given}`
  }
  return benefit === null ? null : restLine(benefit.left)
}

/** Waits for the scan, then says what staff did; the newest only, larger than everything but the code. */
export function StaffNews({ news }: { news: CardActivity[] }) {
  const newest = news[0]
  if (newest === undefined) {
    return (
      <View className="staff-news">
        <Text className="staff-news__wait">请店员扫码，或把数字报给店员</Text>
      </View>
    )
  }
  const detail = detailOf(newest)
  return (
    <View className="staff-news staff-news--done" role="status" ariaRole="alert" ariaLive="assertive">
      <View className="staff-news__mark" ariaHidden />
      <View className="staff-news__words">
        <Text className="staff-news__title">{titleOf(newest)}</Text>
        {detail === null ? null : <Text className="staff-news__detail">{detail}</Text>}
        <Text className="staff-news__store">{newest.storeName}</Text>
      </View>
    </View>
  )
}
