import { Input, Modal } from 'antd'
import { useState } from 'react'

interface ReasonDialogProps {
  readonly open: boolean
  readonly title: string
  readonly okText: string
  readonly placeholder: string
  readonly busy: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why, before something is refused or ended. */
export function ReasonDialog({ open, title, okText, placeholder, busy, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      confirmLoading={busy}
      onOk={() => onReason(reason.trim())}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label="原因"
        placeholder={placeholder}
        maxLength={200}
        showCount
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
