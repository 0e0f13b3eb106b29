import type { ReactNode } from 'react'
import { Button as TaroButton, Text, View } from '@tarojs/components'
import type { ButtonProps } from '@tarojs/components'
import { Slot } from '../slot/slot.tsx'
import './button.scss'

interface Props {
  children: ReactNode
  /** The one thing this page is for. */
  primary?: boolean
  /** Sent and not yet answered: shows it and takes no second tap. */
  busy?: boolean
  /** A text says what is missing: it stands below, as long as nothing is under way. */
  disabled?: boolean | string
  onPress?: () => void
  /** WeChat's own powers of a button. */
  open?: Pick<ButtonProps, 'id' | 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>
}

/** A button as wide as its place. */
export function Button({ children, primary = false, busy = false, disabled = false, onPress, open = {} }: Props) {
  const why = typeof disabled === 'string' && !busy ? disabled : ''
  const idle = !busy && (disabled === false || disabled === '')
  const look = `button ${primary ? 'button--primary' : 'button--plain'} ${idle ? '' : 'button--off'} ${busy ? 'button--busy' : ''}`
  // Browsers take Taro's element for a plain one; WeChat knows its own button, and reads `aria-disabled` as they do.
  const told = { role: 'button', tabIndex: idle ? 0 : -1, 'aria-disabled': !idle, ariaDisabled: !idle }
  return (
    <Slot>
      <TaroButton
        className={look}
        hoverClass={idle ? 'button--down' : 'none'}
        {...told}
        {...open}
        {...(idle && onPress !== undefined ? { onClick: () => onPress() } : {})}
      >
        {busy ? <View className="button__ring" ariaHidden /> : null}
        {children}
      </TaroButton>
      {why === '' ? null : <Text className="button__why">{why}</Text>}
    </Slot>
  )
}
