import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Pressable } from '../pressable/pressable.tsx'
import './sheet.scss'

type Props = PropsWithChildren<{ title: string; open: boolean; onClose: () => void }>

/**
 * A sheet from below, for one question or one explanation. Its layer stays in the page: Taro sends a parent with all that
 * is in it when a child comes or goes, and so this parent has nothing but the sheet.
 */
export function Sheet({ title, open, onClose, children }: Props) {
  return (
    <View className="sheet">
      {open ? (
        <>
          <View className="sheet__shade" catchMove ariaHidden onClick={onClose} />
          <View className="sheet__panel" role="dialog" ariaRole="dialog" ariaLabel={title}>
            <View className="sheet__head" catchMove>
              <Text className="sheet__title">{title}</Text>
              <Pressable className="sheet__close" label="关闭" onPress={onClose}>
                <View className="sheet__cross" ariaHidden />
              </Pressable>
            </View>
            <View className="sheet__body">{children}</View>
          </View>
        </>
      ) : null}
    </View>
  )
}
