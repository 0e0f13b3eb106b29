import { Text, View } from '@tarojs/components'
import type { CardActivity } from '@cheyou/contract'
import { signedPoints, yuan } from '@cheyou/words'
import { Button } from '../../components/button/button.tsx'
import { useCountUp } from '../../hooks/use-count-up.ts'
import { open } from '../../routes.ts'

interface Props {
  settled: CardActivity
  /** Shows the code again. */
  onDone: () => void
}

function Fact({ name, value, good = false }: { name: string; value: string; good?: boolean }) {
  return (
    <View className="settled-result__fact">
      <Text className="settled-result__name">{name}</Text>
      <Text className={`settled-result__value ${good ? 'settled-result__value--good' : ''}`}>{value}</Text>
    </View>
  )
}

/** What a visit gave its owner, in the place of the code: the points as they arrive, what was paid and what was saved. */
export function SettledResult({ settled, onDone }: Props) {
  const { storeName, redeemable, qualifying, paidFen, savedFen } = settled
  const counted = useCountUp(redeemable)
  const given = `可兑换 ${signedPoints(redeemable)}，累计 ${signedPoints(qualifying)}`
  return (
    <View className="settled-result">
      <View className="settled-result__top" role="status" ariaRole="alert" ariaLive="assertive" ariaLabel={given}>
        <View className="staff-news__mark" ariaHidden />
        <Text className="settled-result__title">已登记到店</Text>
        <Text className="settled-result__store">{storeName}</Text>
        <View className="settled-result__figure" ariaHidden>
          {signedPoints(counted)}
        </View>
        <Text className="settled-result__given">{given}</Text>
      </View>
      <View className="settled-result__facts">
        <Fact name="您付了" value={yuan(paidFen)} />
        {savedFen > 0 ? <Fact good name="会员为您省了" value={yuan(savedFen)} /> : null}
      </View>
      <View className="settled-result__actions">
        <Button primary onPress={onDone}>
          好的
        </Button>
        <Button onPress={() => open('statement')}>看看怎么算的</Button>
      </View>
    </View>
  )
}
