import { Modal } from 'antd'
import type { ReactNode } from 'react'

interface ConfirmDialogProps {
  readonly title: string
  readonly okText: string
  readonly cancelText?: string
  readonly children?: ReactNode
  readonly onOk: () => void
  readonly onClose: () => void
}

/** Asks before something on this page alone is lost; what is sent to the server is asked for by a `FormDialog`. */
export function ConfirmDialog({ title, okText, cancelText = '再看看', children, onOk, onClose }: ConfirmDialogProps) {
  return (
    <Modal
      open
      title={title}
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
