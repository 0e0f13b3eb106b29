import { useEffect, useRef, type ReactNode } from 'react'
import styles from './palette.module.css'

/** The browser's own modal dialog: in front of whatever is open, with the focus kept inside and given back. */
export function Modal({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="搜索"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  )
}
