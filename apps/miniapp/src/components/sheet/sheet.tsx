import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Popup } from '@nutui/nutui-react-taro'
import { Pressable } from '../pressable/pressable.tsx'
import './sheet.scss'

type Props = PropsWithChildren<{ title: string; open: boolean; onClose: () => void }>

/** A sheet from below, for one question or one explanation. Its head is ours: NutUI's cross is no button in a browser. */
export function Sheet({ title, open, onClose, children }: Props) {
  return (
    <Popup visible={open} position="bottom" round lockScroll onClose={onClose}>
      <View role="dialog" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Pressable className="sheet__close" label="关闭" onPress={onClose}>
            <View className="sheet__cross" ariaHidden />
          </Pressable>
        </View>
        <View className="sheet">{open ? children : null}</View>
      </View>
    </Popup>
  )
}
