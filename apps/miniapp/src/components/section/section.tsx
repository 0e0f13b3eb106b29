import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Pressable } from '../pressable/pressable.tsx'
import './section.scss'

type Props = PropsWithChildren<{ title?: string; more?: { text: string; onPress: () => void } }>

/** A surface with a title above its content and, at times, a way to more of it. */
export function Section({ title, more, children }: Props) {
  return (
    <View className="section">
      {title === undefined ? null : (
        <View className="section__head">
          <Text className="section__title">{title}</Text>
          {more === undefined ? null : (
            <Pressable className="section__more" onPress={more.onPress}>
              {more.text}
            </Pressable>
          )}
        </View>
      )}
      <View className="section__body">{children}</View>
    </View>
  )
}
