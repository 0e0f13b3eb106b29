import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx'
import { isSomethingTyped, letGo, useSomethingTyped } from './use-leave-guard.ts'

/** Asks before the page is left with something typed in a form, see `useLeaveGuard`; once, in the shell. */
export function LeaveQuestion() {
  return useSomethingTyped() && <Asked />
}

/** Only while there is something to ask about: a router with a blocker minds links within the page. */
function Asked() {
  // A form that was just sent lets go and moves on at once, before this is drawn again.
  const blocker = useBlocker(isSomethingTyped)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  if (blocker.state !== 'blocked') return null
  const leave = () => {
    blocker.proceed()
    letGo()
  }
  return <GiveUp above onOk={leave} onClose={() => blocker.reset()} />
}

/** Asks before what was typed is given up. */
export function GiveUp(answers: Pick<ConfirmDialogProps, 'onOk' | 'onClose' | 'above'>) {
  return (
    <ConfirmDialog title="放弃填写的内容？" okText="放弃" cancelText="继续填写" {...answers}>
      还没有保存。
    </ConfirmDialog>
  )
}
