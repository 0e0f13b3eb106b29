import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './material.scss'

const made = new Set(['silver', 'gold', 'vip'])

/** A surface of a tier's own material; a tier that a shop adds itself is graphite like the first one. */
export function Material({
  tierCode,
  className,
  children,
}: PropsWithChildren<{ tierCode: string; className: string }>) {
  return (
    <View className={`material material--${made.has(tierCode) ? tierCode : 'graphite'} ${className}`}>{children}</View>
  )
}
