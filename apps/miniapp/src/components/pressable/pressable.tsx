import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import './pressable.scss'

type Props = PropsWithChildren<{
  onPress: () => void
  className?: string
  /** Said by a screen reader where the words inside do not say it. */
  label?: string
  disabled?: boolean
  role?: 'button' | 'radio' | 'checkbox'
  /** Of a radio or checkbox. */
  checked?: boolean
}>

/** Anything but a button that can be tapped: answers at once by its look, and is a button or a choice to a screen reader. */
export function Pressable(props: Props) {
  const { onPress, className = '', label, disabled = false, role = 'button', checked, children } = props
  return (
    <View
      className={`pressable ${className}`}
      hoverClass={disabled ? 'none' : 'pressable--down'}
      hoverStayTime={60}
      role={role}
      ariaRole={role}
      tabIndex={disabled ? -1 : 0}
      {...(checked === undefined ? {} : { ariaChecked: checked })}
      {...(label === undefined ? {} : { ariaLabel: label })}
      {...(disabled ? { 'aria-disabled': true, ariaDisabled: true } : { onClick: onPress })}
    >
      {children}
    </View>
  )
}
