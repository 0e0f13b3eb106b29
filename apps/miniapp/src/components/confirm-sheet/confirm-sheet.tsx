import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '../button/button.tsx'
import type { Failure } from '../../api/failure.ts'
import { FailureNotice } from '../notice/notice.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import './confirm-sheet.scss'

interface Props {
  open: boolean
  title: string
  text?: string
  /** What is asked for besides yes or no. */
  children?: ReactNode
  action: string
  busy: boolean
  disabled?: boolean | string
  failure: Failure | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that is hard to take back; says here what went wrong, so that the answer is beside the tap. */
export function ConfirmSheet({ open, title, text, children, action, busy, disabled = false, failure, ...on }: Props) {
  return (
    <Sheet title={title} open={open} onClose={on.onClose}>
      <View className="confirm-sheet">
        {text === undefined ? null : <Text className="confirm-sheet__text">{text}</Text>}
        {children}
        <FailureNotice failure={failure} />
        <Button primary busy={busy} disabled={disabled} onPress={on.onConfirm}>
          {action}
        </Button>
        <Button disabled={busy} onPress={on.onClose}>
          再想想
        </Button>
      </View>
    </Sheet>
  )
}
