import type { ReactNode } from 'react'
import type { ButtonProps } from '@tarojs/components'
import { Button as NutButton } from '@nutui/nutui-react-taro'
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
  // Browsers take Taro's element for a plain one; WeChat knows its own button.
  const heard = { role: 'button', tabIndex: idle ? 0 : -1, 'aria-disabled': !idle }
  return (
    <NutButton
      block
      type={primary ? 'primary' : 'default'}
      loading={busy}
      disabled={disabled}
      {...heard}
      {...open}
      {...(onPress === undefined ? {} : { onClick: () => onPress() })}
    >
      {children}
    </NutButton>
  )
}
