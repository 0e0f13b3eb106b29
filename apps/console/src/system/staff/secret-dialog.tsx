import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import { Facts } from '../../kit/detail.tsx'
import { NoticeDialog } from '../../kit/notice-dialog.tsx'
import styles from './staff.module.css'

interface SecretDialogProps {
  readonly title: string
  readonly about: string
  /** What the QR code holds. */
  readonly code: string
  /** What the code is, for who does not see it. */
  readonly codeName: string
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
  readonly onClose: () => void
}

/** What is told once: as a QR code and as words to copy. Only its button closes it, as it does not come back. */
export function SecretDialog({ title, about, code, codeName, facts, onClose }: SecretDialogProps) {
  return (
    <NoticeDialog title={title} okText="我已交给本人，关闭" onClose={onClose}>
      <p>{about}</p>
      <div className={styles.secret}>
        <div role="img" aria-label={codeName}>
          <QRCode value={code} size={176} bgColor="#ffffff" color="#000000" />
        </div>
        <Facts facts={facts} />
      </div>
    </NoticeDialog>
  )
}
