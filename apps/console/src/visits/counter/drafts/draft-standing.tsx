import { tillWords } from '@cheyou/words'
import { Alert, Button } from 'antd'
import type { DraftState } from './use-draft.ts'

interface Props {
  readonly state: DraftState
  readonly onTakeOver: () => void
  readonly onLeave: () => void
}

/** Why the form cannot be typed in now; nothing while it can. */
export function DraftStanding({ state, onTakeOver, onLeave }: Props) {
  if (state.kind === 'unconfirmed')
    return (
      <Alert
        type="warning"
        showIcon
        title={tillWords.unconfirmed}
        description="服务器还没有回应。可以先接待下一位，不会重复登记；有了结果会告诉您。"
      />
    )
  if (state.kind === 'taken over')
    return (
      <Alert
        type="warning"
        showIcon
        title={`已由 ${state.by} 接手`}
        action={<Button onClick={onTakeOver}>接手回来</Button>}
      />
    )
  if (state.kind === 'gone')
    return (
      <Alert
        type="warning"
        showIcon
        title="这张单已在另一个窗口结算、挂起或删除"
        action={<Button onClick={onLeave}>知道了</Button>}
      />
    )
  return null
}
