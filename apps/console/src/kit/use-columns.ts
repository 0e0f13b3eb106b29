import type { DeskColumns } from '@cheyou/contract'
import { chooseColumns } from '@cheyou/contract/routes'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { call } from '../api/call.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import { inOrder, isShown, usualColumns } from './column-order.ts'
import type { ListColumn } from './list.ts'
import { DESK, useChangeDesk, useDesk } from './use-desk.ts'

export interface ChosenColumns<Row> {
  /** Those shown, in their order; null while nobody knows yet which. */
  readonly columns: readonly ListColumn<Row>[] | null
  /** All, in their order. */
  readonly all: readonly ListColumn<Row>[]
  readonly choice: DeskColumns
  readonly choose: (choice: DeskColumns) => void
}

/** Which columns of a list this person wants, in which order. The first always stays: it opens the row. */
export function useColumns<Row>(list: string, all: readonly ListColumn<Row>[]): ChosenColumns<Row> {
  const desk = useDesk()
  const choice = desk.data?.columns[list] ?? usualColumns
  // What could not be read is no reason to show no list.
  const isKnown = desk.data !== undefined || desk.isError
  const choose = useKeep(list)
  return useMemo(() => {
    const ordered = inOrder(all, choice.order)
    const columns = ordered.filter((column, at) => at === 0 || isShown(column, choice))
    return { columns: isKnown ? columns : null, all: ordered, choice, choose }
  }, [all, choice, choose, isKnown])
}

/** Shows a choice at once and keeps it, one after the other, so that the last one holds. */
function useKeep(list: string): (choice: DeskColumns) => void {
  const change = useChangeDesk()
  const client = useQueryClient()
  const { message } = App.useApp()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback(
    (choice) => {
      change((desk) => ({ ...desk, columns: { ...desk.columns, [list]: choice } }))
      last.current = last.current
        .then(() => call(chooseColumns, { params: { list }, body: choice }))
        .catch((error: unknown) => {
          void message.error(`列的设置没有存下：${problemSentence(error)}`)
          void client.invalidateQueries({ queryKey: [DESK] })
        })
    },
    [change, client, list, message],
  )
}
