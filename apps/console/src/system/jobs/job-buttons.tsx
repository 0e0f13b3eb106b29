import type { Job } from '@cheyou/contract'
import { retryJob } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { whenSlow } from '../../kit/when-slow.ts'
import { CancelJob } from './cancel-job.tsx'

const refreshes = ['jobs']

/** Trying a job again, at once; cancelling it, after asking. */
export function JobButtons({ row: { jobId, title, can } }: { readonly row: Job }) {
  const { message } = App.useApp()
  const retrying = useIntent(
    (key) =>
      call(retryJob, { params: { jobId }, body: {}, key }).catch((error: unknown) => {
        void message.error(problemSentence(error))
        throw error
      }),
    { refreshes },
  )
  const retry = async (): Promise<void> => {
    if ((await retrying.run()) !== null) void message.success('已重新排队，马上继续。')
  }
  return (
    <>
      {can.includes('retry') && (
        <Button loading={whenSlow(retrying.busy)} onClick={() => void retry()}>
          {terms.tryAgain}
        </Button>
      )}
      {can.includes('cancel') && <CancelJob jobId={jobId} title={title} refreshes={refreshes} />}
    </>
  )
}
