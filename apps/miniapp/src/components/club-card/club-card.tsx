import { Text, View } from '@tarojs/components'
import type { MemberCard } from '@cheyou/contract'
import { day, points, trackNames, terms } from '@cheyou/words'
import { cardNumber } from '../../copy/digits.ts'
import { progressLine } from '../../copy/progress.ts'
import { useClub } from '../../hooks/use-club.ts'
import { ClubSign } from '../club-sign/club-sign.tsx'
import { Material } from '../material/material.tsx'
import { Pressable } from '../pressable/pressable.tsx'
import './club-card.scss'

interface Props {
  card: MemberCard
  clubName: string
  /** Its year and the grace after it are over: faded and stamped. */
  lapsed?: boolean
  /** Opens the member's code; absent where the card is only looked at. */
  onCode?: () => void
}

/** The card itself: tier by its material, balances as its heroes, the way up in words. */
export function ClubCard({ card, clubName, lapsed = false, onCode }: Props) {
  const { tier, balances, progress } = card
  return (
    <Material tierCode={tier.code} faded={lapsed} className="club-card">
      <View className="club-card__head">
        <View className="club-card__sign">
          <ClubSign club={useClub()} small />
          <Text className="club-card__club">{clubName}</Text>
        </View>
        {lapsed ? <Text className="club-card__stamp">已到期</Text> : null}
        <Text className="club-card__tier">{tier.name}</Text>
      </View>
      <View className="club-card__balances">
        <View className="club-card__balance">
          <Text className="club-card__figure">{points(balances.redeemable)}</Text>
          <Text className="club-card__label">{trackNames.redeemable}</Text>
        </View>
        <View className="club-card__balance club-card__balance--second">
          <Text className="club-card__figure club-card__figure--second">{points(balances.qualifying)}</Text>
          <Text className="club-card__label">{trackNames.qualifying}</Text>
        </View>
      </View>
      <View className="club-card__track" ariaHidden>
        <View className="club-card__way" style={`width: ${progress.next === null ? 100 : progress.shareMilli / 10}%`} />
      </View>
      <Text className="club-card__progress">{progressLine(card)}</Text>
      <View className="club-card__foot">
        <View className="club-card__who">
          <Text className="club-card__name">{card.name}</Text>
          <Text className="club-card__number">{cardNumber(card.cardNumber)}</Text>
          <Text className="club-card__label">
            {terms.validUntil} {day(card.membershipEndsOn)}
          </Text>
        </View>
        {onCode === undefined ? null : (
          <Pressable className="club-card__code" onPress={onCode}>
            <View className="club-card__code-mark" ariaHidden />
            <Text>会员码</Text>
          </Pressable>
        )}
      </View>
    </Material>
  )
}
