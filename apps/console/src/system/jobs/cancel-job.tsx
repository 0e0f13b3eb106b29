import { cancelJob } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'

interface CancelJobProps {
  readonly jobId: string
  readonly title: string
  /** First parts of the keys of what shows the job. */
  readonly refreshes: readonly string[]
}

/** Cancels a job, after asking; wherever a job can be seen to run. */
export function CancelJob({ jobId, title, refreshes }: CancelJobProps) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const cancelling = useIntent((key, _: object) => call(cancelJob, { params: { jobId }, body: {}, key }), {
    refreshes: ['jobs', ...refreshes],
  })
  const close = () => setAsking(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>取消</Button>
      {asking && (
        <FormDialog
          title={`取消“${title}”？`}
          about="正在做的会马上停下；已经做好的部分保留，以后可以接着做。"
          okText={terms.cancelJob}
          cancelText="再看看"
          danger
          intent={cancelling}
          onDone={() => {
            close()
            void message.success('任务已取消。')
          }}
          onClose={close}
        />
      )}
    </>
  )
}
