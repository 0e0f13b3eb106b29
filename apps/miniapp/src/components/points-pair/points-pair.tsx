import { Text, View } from '@tarojs/components'
import { points, signedPoints, trackNames } from '@cheyou/words'
import './points-pair.scss'

interface Props {
  qualifying: number
  redeemable: number
  /** Shows what came or went, with its sign. */
  signed?: boolean
}

/** The two tracks side by side (req. 2.1), redeemable first: it is what people ask for. */
export function PointsPair({ qualifying, redeemable, signed = false }: Props) {
  const shown = signed ? signedPoints : points
  return (
    <View className="points-pair">
      <View className="points-pair__track">
        <Text className="points-pair__figure">{shown(redeemable)}</Text>
        <Text className="points-pair__name">{trackNames.redeemable}</Text>
      </View>
      <View className="points-pair__track">
        <Text className="points-pair__figure">{shown(qualifying)}</Text>
        <Text className="points-pair__name">{trackNames.qualifying}</Text>
      </View>
    </View>
  )
}
