import { Text, View } from '@tarojs/components'
import type { UpgradeStatus } from '@cheyou/contract'
import { upgradeWayNames } from '@cheyou/words'
import { missingLine, wayLine } from '../../copy/upgrades.ts'
import './way-up.scss'

/** One way to a higher tier: what it asks, how far it has come, what is missing (req. 1.5). */
export function WayUp({ way }: { way: UpgradeStatus['ways'][number] }) {
  return (
    <View className="way-up">
      <View className="way-up__head">
        <Text className="way-up__name">
          {upgradeWayNames[way.way]} · 升{way.to.name}
        </Text>
        <Text className={`way-up__missing ${way.reached ? 'way-up__missing--reached' : ''}`}>{missingLine(way)}</Text>
      </View>
      <View className="way-up__bar" ariaHidden>
        <View className="way-up__done" style={`width: ${way.shareMilli / 10}%`} />
      </View>
      <Text className="way-up__line">{wayLine(way)}</Text>
    </View>
  )
}
