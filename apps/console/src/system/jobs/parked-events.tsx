import type { ParkedEvent } from '@cheyou/contract'
import { listParkedEvents, retryParkedEvent } from '@cheyou/contract/routes'
import { momentInTable, terms } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { whenSlow } from '../../kit/when-slow.ts'

const name = 'parked-events'
/** So that the list below stays in sight. */
const SHOWN = 3

/** What should have followed something and failed for the last time; nothing as long as all went well. */
export function ParkedEvents() {
  const { data } = useQuery({
    queryKey: [name],
    queryFn: ({ signal }) => call(listParkedEvents, { signal }),
    refetchInterval: 10_000,
  })
  const parked = data?.rows ?? []
  const more = parked.length - SHOWN
  return (
    <>
      {parked.slice(0, SHOWN).map((event) => (
        <Parked key={event.eventId} event={event} />
      ))}
      {more > 0 && <p>还有 {more} 件后续没有做成。</p>}
    </>
  )
}

function Parked({ event: { eventId, error, failures, parkedAt } }: { readonly event: ParkedEvent }) {
  const { message } = App.useApp()
  const retrying = useIntent(
    (key) =>
      call(retryParkedEvent, { params: { eventId }, body: {}, key }).catch((reason: unknown) => {
        void message.error(problemSentence(reason))
        throw reason
      }),
    { refreshes: [name] },
  )
  const retry = async (): Promise<void> => {
    if ((await retrying.run()) !== null) void message.success('几秒内会再试一次。')
  }
  return (
    <Alert
      type="warning"
      showIcon
      title="有一件后续没有做成"
      description={`${momentInTable(parkedAt)} 停下，试了 ${failures} 次：${error}`}
      action={
        <Button loading={whenSlow(retrying.busy)} onClick={() => void retry()}>
          {terms.tryAgain}
        </Button>
      }
    />
  )
}
