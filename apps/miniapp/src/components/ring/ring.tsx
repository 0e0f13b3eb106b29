import { Text, View } from '@tarojs/components'
import './ring.scss'

/** How much time is left: a ring that empties, and the seconds inside it. */
export function Ring({ left, of }: { left: number; of: number }) {
  const turned = Math.round((left / of) * 360)
  return (
    <View
      className="ring"
      style={`background: conic-gradient(var(--accent) ${turned}deg, var(--hairline) ${turned}deg)`}
      role="timer"
      ariaRole="timer"
      ariaLabel={`${left} 秒后更新`}
    >
      <View className="ring__hole">
        <Text className="ring__left">{left}</Text>
      </View>
    </View>
  )
}
