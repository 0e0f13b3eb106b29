import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './material.scss'

const made = new Set(['silver', 'gold', 'vip'])

type Props = PropsWithChildren<{
  tierCode: string
  className: string
  /** What lost its power has lost its shine. */
  faded?: boolean
}>

/** A surface of a tier's own material; a tier that a shop adds itself is graphite like the first one. */
export function Material({ tierCode, className, faded = false, children }: Props) {
  const look = faded ? 'faded' : made.has(tierCode) ? tierCode : 'graphite'
  return <View className={`material material--${look} ${className}`}>{children}</View>
}
