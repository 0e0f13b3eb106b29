import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { newIdempotencyKey } from '../api/idempotency.ts'

export interface Intent<Input extends readonly unknown[], Answer> {
  /** Sends; null while another send is under way, and when it failed. */
  readonly run: (...input: Input) => Promise<Answer | null>
  readonly busy: boolean
  /** Why the last send failed, else null. */
  readonly error: unknown
  /** Forgets the last failure. */
  readonly clear: () => void
}

interface IntentOptions {
  /** First parts of the keys of answers that may no longer be true; read again after every send, also a refused one. */
  readonly refreshes?: readonly string[]
}

/**
 * One wish of the person at the desk, sent once. A second click while the first is under way is not sent. After "no answer" the
 * same input goes out with the same key, so that the server does it at most once; a definite answer ends the key. Call it where it
 * outlives the dialog that asks, or closing the dialog forgets the key.
 */
export function useIntent<Input extends readonly unknown[], Answer>(
  send: (idempotencyKey: string, ...input: Input) => Promise<Answer>,
  { refreshes = [] }: IntentOptions = {},
): Intent<Input, Answer> {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const underWay = useRef(false)
  const open = useRef<{ key: string; input: string } | null>(null)
  const latest = useRef({ send, refreshes, client })
  latest.current = { send, refreshes, client }

  const run = useCallback(async (...input: Input): Promise<Answer | null> => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setError(null)
    const content = JSON.stringify(input)
    if (open.current?.input !== content) open.current = { key: newIdempotencyKey(), input: content }
    try {
      const answer = await latest.current.send(open.current.key, ...input)
      open.current = null
      return answer
    } catch (reason) {
      if (!isUnsure(reason)) open.current = null
      setError(reason)
      return null
    } finally {
      underWay.current = false
      setBusy(false)
      const stale = new Set(latest.current.refreshes)
      void latest.current.client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) })
    }
  }, [])
  const clear = useCallback(() => setError(null), [])
  return { run, busy, error, clear }
}

/** True when nobody knows whether the server did it: the same key must be sent again, never a new one. */
export function isUnsure(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true
  const { status, code } = error.problem
  return status === 0 || status >= 500 || code === 'ANSWER_UNREADABLE' || code === 'IDEMPOTENCY_KEY_RUNNING'
}
