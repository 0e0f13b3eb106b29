import type { Job } from '@cheyou/contract'
import { cancelJob, retryJob } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { whenSlow } from '../../kit/when-slow.ts'

const refreshes = ['jobs']

/** Trying a job again, at once; cancelling it, after asking. */
export function JobButtons({ row: { jobId, title, can } }: { readonly row: Job }) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const params = { jobId }
  const retrying = useIntent(
    (key) =>
      call(retryJob, { params, body: {}, key }).catch((error: unknown) => {
        void message.error(problemSentence(error))
        throw error
      }),
    { refreshes },
  )
  const cancelling = useIntent((key, _: object) => call(cancelJob, { params, body: {}, key }), { refreshes })
  const retry = async (): Promise<void> => {
    if ((await retrying.run()) !== null) void message.success('已重新排队，马上继续。')
  }
  return (
    <>
      {can.includes('retry') && (
        <Button loading={whenSlow(retrying.busy)} onClick={() => void retry()}>
          再试一次
        </Button>
      )}
      {can.includes('cancel') && <Button onClick={() => setAsking(true)}>取消</Button>}
      {asking && (
        <FormDialog
          title={`取消“${title}”？`}
          about="正在做的会马上停下；已经做好的部分保留，以后可以点“再试一次”接着做。"
          okText="取消任务"
          cancelText="再看看"
          danger
          intent={cancelling}
          onDone={() => {
            setAsking(false)
            void message.success('任务已取消。')
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
