import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { Popup } from '@nutui/nutui-react-taro'
import './sheet.scss'

type Props = PropsWithChildren<{ title: string; open: boolean; onClose: () => void }>

/** A sheet from below, for one question or one explanation. */
export function Sheet({ title, open, onClose, children }: Props) {
  return (
    <Popup visible={open} position="bottom" round closeable title={title} lockScroll onClose={onClose}>
      <View className="sheet">{open ? children : null}</View>
    </Popup>
  )
}
