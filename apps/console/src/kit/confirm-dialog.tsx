import { Modal } from 'antd'
import type { ReactNode } from 'react'

export interface ConfirmDialogProps {
  readonly title: string
  readonly okText: string
  readonly cancelText?: string
  readonly children?: ReactNode
  /** It is not asked from within the drawer or dialog that is open, and lies over it all the same. */
  readonly above?: boolean
  readonly onOk: () => void
  readonly onClose: () => void
}

/** More than dialogs within drawers get from Ant Design. */
const OVER_ALL = 5000

/** Asks before something on this page alone is lost; what is sent to the server is asked for by a `FormDialog`. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, okText, cancelText = '再看看', children, above = false, onOk, onClose } = props
  return (
    <Modal
      open
      title={title}
      {...(above && { zIndex: OVER_ALL })}
      okText={okText}
      okButtonProps={{ danger: true }}
      cancelText={cancelText}
      cancelButtonProps={{ autoFocus: true }}
      onOk={onOk}
      onCancel={onClose}
    >
      {children}
    </Modal>
  )
}
