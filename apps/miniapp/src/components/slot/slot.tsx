import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './slot.scss'

/**
 * The place of what comes and goes in a page. Taro sends WeChat a parent with all that is in it whenever a child comes or
 * goes; with a slot in between, the neighbours are not sent again. It takes no room and no gap of its own.
 */
export function Slot({ children }: PropsWithChildren) {
  return <View className="slot">{children}</View>
}
