import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { platform } from '#platform'
import type { Failure } from '../api/failure.ts'
import { asFailure } from '../api/failure.ts'
import { keep, recall, type Place } from '../kept/kept.ts'

export interface Loaded<T> {
  /** What was loaded last, or kept by the phone; stays while it is loaded again, also when that fails. */
  data: T | null
  failure: Failure | null
  loading: boolean
  reload: () => void
  /** Puts in place what a command answered, so that nothing is read again. */
  replace: (data: T) => void
}

export interface LoadOptions<T> {
  /** Loads only while true: a page waits for its session. */
  when?: boolean
  /** Where the phone keeps the answer, `answerOf(route, whose)`: shown at once the next time, and without network. */
  keep?: Place<T>
  initial?: T | null
}

/** What is held for one key; under another key it is not shown. */
interface Held<T> {
  key: string
  data: T | null
  failure: Failure | null
}

/**
 * Loads what a page shows, again each time the page comes back to the front, is pulled down or has its network back, and
 * again when `key` changes.
 */
export function useLoad<T>(load: () => Promise<T>, key: string, options: LoadOptions<T> = {}): Loaded<T> {
  const { when = true, initial = null } = options
  const place = useRef(options.keep)
  place.current = options.keep
  const fresh = (): Held<T> => {
    const kept = place.current === undefined ? null : recall(place.current)
    return { key, data: initial ?? kept, failure: null }
  }
  const [held, setHeld] = useState(fresh)
  const current = held.key === key ? held : fresh()
  if (current !== held) setHeld(current)
  const [loading, setLoading] = useState(true)
  const turn = useRef(0)
  const latest = useRef(load)
  latest.current = load

  const replace = useCallback(
    (data: T) => {
      setHeld({ key, data, failure: null })
      if (place.current !== undefined) keep(place.current, data)
    },
    [key],
  )
  const reload = useCallback(() => {
    const mine = ++turn.current
    setLoading(true)
    latest
      .current()
      .then((answer) => {
        if (mine === turn.current) replace(answer)
      })
      .catch((error: unknown) => {
        if (mine === turn.current) setHeld((before) => ({ ...before, failure: asFailure(error) }))
      })
      .finally(() => {
        if (mine === turn.current) setLoading(false)
        Taro.stopPullDownRefresh()
      })
  }, [replace])

  useEffect(() => {
    if (when) reload()
  }, [when, reload])
  useAgain(key, when, reload)
  useEffect(() => () => void turn.current++, [])
  return { data: current.data, failure: current.failure, loading, reload, replace }
}

/** When a page is loaded again: shown again, pulled down, the network back. */
function useAgain(key: string, when: boolean, reload: () => void): void {
  const shownFor = useRef<string | null>(null)
  useEffect(() => {
    if (when) shownFor.current = key
  }, [when, key])
  useDidShow(() => {
    // The first showing is the mount itself, which loads already.
    if (when && shownFor.current === key) reload()
  })
  usePullDownRefresh(() => {
    if (when) reload()
  })
  useEffect(() => {
    if (!when) return
    return platform.watchNetwork((online) => {
      if (online) reload()
    })
  }, [when, reload])
}
