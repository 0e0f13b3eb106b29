import { Text, View } from '@tarojs/components'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { open, openTab } from '../../routes.ts'

/** The four things an owner comes for. */
export function HomeShortcuts({ openRedemptions }: { openRedemptions: number }) {
  const shortcuts = [
    { text: '会员码', mark: 'code', go: () => open('code') },
    { text: '积分明细', mark: 'points', go: () => open('statement') },
    { text: '兑换礼品', mark: 'gift', go: () => openTab('rewards') },
    { text: '我的兑换', mark: 'ticket', go: () => open('redemptions'), count: openRedemptions },
  ]
  return (
    <View className="home-shortcuts">
      {shortcuts.map(({ text, mark, go, count = 0 }) => (
        <Pressable
          key={mark}
          className="home-shortcuts__one"
          label={count > 0 ? `${text}，${count} 件待领取` : text}
          onPress={go}
        >
          <View className={`home-shortcuts__mark home-shortcuts__mark--${mark}`} ariaHidden />
          <Text className="home-shortcuts__text">{text}</Text>
          {count > 0 ? <Text className="home-shortcuts__count">{count}</Text> : null}
        </Pressable>
      ))}
    </View>
  )
}
