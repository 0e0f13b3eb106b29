import { useCallback, useRef, useState } from 'react'
import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import type { CallArguments, Route, Wish } from '@cheyou/contract/routes'
import type { Failure } from '../api/failure.ts'
import { asFailure, isUnsure } from '../api/failure.ts'
import { newIdempotencyKey } from '../api/idempotency.ts'

export interface Intent<Input extends unknown[], Answer> {
  /** Sends; null while another send is under way, and when it failed. */
  run: (...input: Input) => Promise<Answer | null>
  busy: boolean
  failure: Failure | null
  /** Forgets the last failure. */
  clear: () => void
}

/** The intent of calling one endpoint, `useIntent(keyed(route))`. */
export type IntentOf<R> =
  R extends Route<infer E extends Endpoint> ? Intent<CallArguments<Wish<E>>, EndpointOutput<E>> : never

/**
 * One intent of the user, sent once. A second tap while the first is under way is not sent. After "no answer" the same
 * input goes out with the same key, so that the server does it at most once; a definite answer ends the key.
 */
export function useIntent<Input extends unknown[], Answer>(
  send: (idempotencyKey: string, ...input: Input) => Promise<Answer>,
): Intent<Input, Answer> {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const underWay = useRef(false)
  const open = useRef<{ key: string; input: string } | null>(null)
  const latest = useRef(send)
  latest.current = send

  const run = useCallback(async (...input: Input): Promise<Answer | null> => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setFailure(null)
    const content = JSON.stringify(input)
    if (open.current?.input !== content) open.current = { key: newIdempotencyKey(), input: content }
    try {
      const answer = await latest.current(open.current.key, ...input)
      open.current = null
      return answer
    } catch (error) {
      const reason = asFailure(error)
      if (!isUnsure(reason)) open.current = null
      setFailure(reason)
      return null
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }, [])

  const clear = useCallback(() => setFailure(null), [])
  return { run, busy, failure, clear }
}
