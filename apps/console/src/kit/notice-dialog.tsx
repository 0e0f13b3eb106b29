import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'

interface NoticeDialogProps {
  readonly title: string
  readonly okText: string
  readonly children: ReactNode
  readonly onClose: () => void
}

/** Something to read that does not come back: neither a click beside it nor Escape closes it. */
export function NoticeDialog({ title, okText, children, onClose }: NoticeDialogProps) {
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {okText}
        </Button>
      }
    >
      {children}
    </Modal>
  )
}
