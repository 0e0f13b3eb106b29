import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Facts } from './detail.tsx'
import { FormDialog } from './form-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Intent } from './use-intent.ts'

interface Approving {
  readonly title: string
  readonly about: ReactNode
  readonly intent: Intent<readonly [object], unknown>
  readonly done: string
}

interface Refusing {
  readonly title: string
  readonly placeholder: string
  readonly intent: Intent<readonly [{ readonly reason: string }], unknown>
  readonly done: string
}

interface DecisionButtonsProps {
  /** Why it was asked for, whole: the list may cut it. */
  readonly reason: string
  readonly approve: Approving
  readonly refuse: Refusing
}

/** Approving what another person asks for, or refusing it with a reason. */
export function DecisionButtons({ reason, approve, refuse }: DecisionButtonsProps) {
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null)
  const { message } = App.useApp()
  const close = () => setAsked(null)
  const asWritten = <Facts facts={[['申请的原因', reason]]} />
  const doneWith = (words: string) => () => {
    close()
    void message.success(words)
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsked('approve')} loading={approve.intent.busy}>
        批准
      </Button>
      <Button onClick={() => setAsked('refuse')} loading={refuse.intent.busy}>
        拒绝
      </Button>
      {asked === 'approve' && (
        <FormDialog
          {...approve}
          about={
            <>
              <p>{approve.about}</p>
              {asWritten}
            </>
          }
          okText="批准"
          cancelText="再看看"
          onDone={doneWith(approve.done)}
          onClose={close}
        />
      )}
      {asked === 'refuse' && (
        <ReasonDialog {...refuse} about={asWritten} okText="拒绝" onDone={doneWith(refuse.done)} onClose={close} />
      )}
    </>
  )
}
