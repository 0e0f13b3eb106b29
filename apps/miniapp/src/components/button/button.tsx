import type { ReactNode } from 'react'
import { Button as TaroButton, View } from '@tarojs/components'
import type { ButtonProps } from '@tarojs/components'
import './button.scss'

interface Props {
  children: ReactNode
  /** The one thing this page is for. */
  primary?: boolean
  /** Sent and not yet answered: shows it and takes no second tap. */
  busy?: boolean
  disabled?: boolean
  onPress?: () => void
  /** WeChat's own powers of a button. */
  open?: Pick<ButtonProps, 'id' | 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>
}

/** A button as wide as its place. */
export function Button({ children, primary = false, busy = false, disabled = false, onPress, open = {} }: Props) {
  const idle = !busy && !disabled
  const look = `button ${primary ? 'button--primary' : 'button--plain'} ${idle ? '' : 'button--off'}`
  // Browsers take Taro's element for a plain one; WeChat knows its own button, and reads `aria-disabled` as they do.
  const told = { role: 'button', tabIndex: idle ? 0 : -1, 'aria-disabled': !idle, ariaDisabled: !idle }
  return (
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
  )
}
