import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { platform } from '#platform'
import type { Failure } from '../api/failure.ts'
import { asFailure } from '../api/failure.ts'

export interface Loaded<T> {
  /** What was loaded last; stays while it is loaded again, also when that fails. */
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
  /** Keeps the answer on the phone under this name, to be shown without network. */
  keep?: string
  initial?: T | null
}

function kept<T>(name: string | undefined): T | null {
  const text = name === undefined ? null : platform.store.get(`kept.${name}`)
  return text === null ? null : (JSON.parse(text) as T)
}

/** Loads what a page shows, again each time the page comes back to the front, and again when `key` changes. */
export function useLoad<T>(load: () => Promise<T>, key: string, options: LoadOptions<T> = {}): Loaded<T> {
  const { when = true, keep, initial = null } = options
  const [data, setData] = useState<T | null>(() => initial ?? kept<T>(keep))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [loading, setLoading] = useState(true)
  const turn = useRef(0)
  const latest = useRef(load)
  latest.current = load

  const reload = useCallback(() => {
    const mine = ++turn.current
    setLoading(true)
    latest
      .current()
      .then((answer) => {
        if (mine !== turn.current) return
        setData(answer)
        setFailure(null)
        if (keep !== undefined) platform.store.set(`kept.${keep}`, JSON.stringify(answer))
      })
      .catch((error: unknown) => {
        if (mine === turn.current) setFailure(asFailure(error))
      })
      .finally(() => {
        if (mine === turn.current) setLoading(false)
      })
  }, [keep])

  const shownFor = useRef<string | null>(null)
  useEffect(() => {
    if (!when) return
    shownFor.current = key
    reload()
  }, [when, key, reload])
  useDidShow(() => {
    // The first showing is the mount itself, which the effect above serves.
    if (when && shownFor.current === key) reload()
  })
  useEffect(() => () => void turn.current++, [])

  return { data, failure, loading, reload, replace: setData }
}
