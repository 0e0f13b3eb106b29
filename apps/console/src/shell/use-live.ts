import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { livePath, liveTopics, type LiveTopic } from '@cheyou/contract/codes'
import { carApprovalsKey, draftsKey } from '../visits/counter/counter-keys.ts'
import { todayKeys } from '../today/today-queries.ts'

/** First parts of the keys of what may be another since a topic changed; what waits always may. */
const keysOf: Readonly<Record<LiveTopic, readonly string[]>> = {
  approvals: ['discount-approvals', carApprovalsKey, todayKeys.waiting],
  adjustments: ['adjustments', todayKeys.waiting],
  merges: ['merge-requests', todayKeys.waiting],
  upgrades: ['upgrade-queue', todayKeys.waiting],
  collections: ['redemptions', 'redemption', todayKeys.waiting],
  drafts: [draftsKey],
}

/** Reads again what the server says has changed, while the desk is open. Without its stream what waits is read every 20 s all the same. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource(livePath)
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as readonly string[]
      const stale = new Set(liveTopics.filter((topic) => told.includes(topic)).flatMap((topic) => keysOf[topic]))
      void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) })
    })
    return () => source.close()
  }, [client])
}
