import { useRef, useState } from 'react'
import type { CardActivity } from '@cheyou/contract'
import { getCardActivity } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { usePolling } from '../../hooks/use-polling.ts'

const EVERY_MS = 2000

/** What staff did with the card since the page was opened, newest first; asks while `active`. */
export function useCardActivity(clockOffsetMs: number, active: boolean): CardActivity[] {
  const [rows, setRows] = useState<CardActivity[]>([])
  const since = useRef<string | null>(null)
  since.current ??= new Date(Date.now() + clockOffsetMs).toISOString()
  const query = { since: since.current }
  usePolling(
    async () => {
      const answer = await call(getCardActivity, { query })
      if (answer.rows.length > 0) setRows(answer.rows)
    },
    EVERY_MS,
    active,
  )
  return rows
}
