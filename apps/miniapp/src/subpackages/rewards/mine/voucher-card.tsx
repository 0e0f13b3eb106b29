import { Text, View } from '@tarojs/components'
import type { Redemption } from '@cheyou/contract'
import { yuan } from '@cheyou/words'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { lastDayLine, voucherTerms } from '../../../copy/redemptions.ts'
import { withUnits } from '../../../copy/unbroken.ts'
import { open } from '../../../routes.ts'
import './voucher-card.scss'

/** A voucher that can be used: what it is worth now, for what, until when (req. 3.3). */
export function VoucherCard({ redemption }: { redemption: Redemption }) {
  const { redemptionId, rewardName, voucher, state } = redemption
  if (voucher === null) return null
  return (
    <Pressable className="voucher-card" onPress={() => open('redemption', { redemptionId })}>
      <View className="voucher-card__worth">
        <Text className="voucher-card__value">{yuan(voucher.leftFen)}</Text>
        <Text className="voucher-card__face">
          {state === 'held' ? '未使用' : `剩余，面值 ${yuan(voucher.faceFen)}`}
        </Text>
      </View>
      <View className="voucher-card__words">
        <Text className="voucher-card__name">{rewardName}</Text>
        <Text className="voucher-card__note">{voucherTerms(voucher)}</Text>
        <Text className="voucher-card__note">{withUnits(lastDayLine(redemption))}</Text>
      </View>
    </Pressable>
  )
}
