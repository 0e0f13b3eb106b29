import { chooseColumns, saveView } from '@cheyou/contract/routes'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api/call.ts'
import { newIdempotencyKey } from '../api/idempotency.ts'
import { useMe } from '../session/session-state.ts'
import { DESK, useDesk } from './use-desk.ts'

/**
 * Views and columns that an earlier version kept in this browser go to the server once. A view of that name is replaced there, so
 * that half a way is gone again; what cannot be sent waits for the next visit of the list.
 */
export function useMoveOver(list: string): void {
  const { staff } = useMe()
  const client = useQueryClient()
  const desk = useDesk().data
  const hasColumns = desk?.columns[list] !== undefined
  const isKnown = desk !== undefined
  useEffect(() => {
    if (!isKnown) return
    void moveOver(list, staff.staffId, hasColumns)
      .then((moved) => (moved ? client.invalidateQueries({ queryKey: [DESK] }) : undefined))
      .catch(() => undefined)
  }, [client, hasColumns, isKnown, list, staff.staffId])
}

async function moveOver(list: string, staffId: string, hasColumns: boolean): Promise<boolean> {
  const places = { views: `cheyou.console.${list}.views.${staffId}`, columns: `cheyou.console.${list}.columns` }
  const views = stored(places.views, isViews)
  const columns = stored(places.columns, isTurned)
  for (const { name, address } of views ?? [])
    await call(saveView, {
      body: { list, name, address, sharing: 'mine' },
      key: newIdempotencyKey(),
    })
  if (views !== null) window.localStorage.removeItem(places.views)
  if (columns !== null && !hasColumns)
    await call(chooseColumns, { params: { list }, body: { hidden: columns.hidden, shown: columns.shown, order: [] } })
  if (columns !== null) window.localStorage.removeItem(places.columns)
  return views !== null || columns !== null
}

interface KeptView {
  readonly name: string
  readonly address: string
}

interface Turned {
  readonly hidden: string[]
  readonly shown: string[]
}

const isViews = (value: unknown): value is readonly KeptView[] =>
  Array.isArray(value) && value.every((one) => typeof one?.name === 'string' && typeof one?.address === 'string')

const isTurned = (value: unknown): value is Turned =>
  typeof value === 'object' &&
  value !== null &&
  [(value as Turned).hidden, (value as Turned).shown].every(
    (keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
  )

/** What an earlier version kept, or null; storage may be forbidden, or hold something else. */
function stored<Value>(key: string, isValue: (value: unknown) => value is Value): Value | null {
  try {
    const value = JSON.parse(window.localStorage.getItem(key) ?? 'null') as unknown
    return isValue(value) ? value : null
  } catch {
    return null
  }
}
