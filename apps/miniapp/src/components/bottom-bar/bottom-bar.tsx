import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './bottom-bar.scss'

/** The last thing of a page: what it is for, kept at the thumb while the page scrolls. */
export function BottomBar({ children }: PropsWithChildren) {
  return <View className="bottom-bar">{children}</View>
}
