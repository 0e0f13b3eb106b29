import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './pressable.scss'

type Props = PropsWithChildren<{
  onPress: () => void
  className?: string
  /** Said by a screen reader where the words inside do not say it. */
  label?: string
  disabled?: boolean
}>

/** Anything but a button that can be tapped: answers at once by its look, and is a button to a screen reader. */
export function Pressable({ onPress, className = '', label, disabled = false, children }: Props) {
  return (
    <View
      className={`pressable ${className}`}
      hoverClass={disabled ? 'none' : 'pressable--down'}
      hoverStayTime={60}
      role="button"
      ariaRole="button"
      tabIndex={disabled ? -1 : 0}
      {...(label === undefined ? {} : { ariaLabel: label })}
      {...(disabled ? {} : { onClick: onPress })}
    >
      {children}
    </View>
  )
}
