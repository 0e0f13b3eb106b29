import type { DeskView } from '@cheyou/contract'
import { bringBackView, changeView, dropView, saveView } from '@cheyou/contract/routes'
import { App } from 'antd'
import { useEffect, useMemo } from 'react'
import { call, keyed } from '../api/call.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import { useUndoToast } from './undo-toast.tsx'
import { DESK, useChangeDesk, useDesk } from './use-desk.ts'
import { useIntent } from './use-intent.ts'

type Shared = { readonly sharing: 'store'; readonly storeId: string } | { readonly sharing: 'mine' | 'group' }
/** Filters and order under a name, with whom they are shared. */
type NewView = { readonly name: string; readonly address: string } & Shared

/** Who sees a view, as it is sent. */
export function sharedAs(sharing: DeskView['sharing'], storeId: string | null): Shared {
  if (sharing !== 'store') return { sharing }
  return storeId === null ? { sharing: 'mine' } : { sharing, storeId }
}

const refreshes = [DESK]

/** The views of a list that this person sees, and what can be done with them; what fails is said. */
export function useViews(list: string) {
  const views = useDesk().data?.views
  const change = useChangeDesk()
  const { message } = App.useApp()
  const undoable = useUndoToast(refreshes)
  const saving = useIntent(keyed(saveView), { refreshes })
  const dropping = useIntent(keyed(dropView), { refreshes })
  const changing = useIntent(
    (_key, { viewId, ...body }: { viewId: string } & NewView) => call(changeView, { params: { viewId }, body }),
    { refreshes },
  )
  const failure = saving.error ?? dropping.error ?? changing.error
  useEffect(() => {
    if (failure !== null) void message.error(problemSentence(failure))
  }, [failure, message])
  const here = useMemo(() => views?.filter((view) => view.list === list) ?? [], [views, list])
  const put = (view: DeskView): DeskView => {
    const others = (all: readonly DeskView[]) => all.filter(({ viewId }) => viewId !== view.viewId)
    change((desk) => ({ ...desk, views: [...others(desk.views), view] }))
    return view
  }
  return {
    views: here,
    busy: saving.busy,
    save: async (view: NewView) => {
      const kept = await saving.run({ body: { ...view, list } })
      return kept && put(kept)
    },
    change: async ({ viewId, name, sharing, storeId }: DeskView, address: string) => {
      const kept = await changing.run({ viewId, name, address, ...sharedAs(sharing, storeId) })
      if (kept) put(kept)
    },
    drop: async ({ viewId, name }: DeskView) => {
      const dropped = await dropping.run({ params: { viewId } })
      if (dropped === null) return
      change((desk) => ({ ...desk, views: desk.views.filter((one) => one.viewId !== viewId) }))
      undoable(`已删除视图${name}`, async (key) => put(await call(bringBackView, { params: { viewId }, key })))
    },
  }
}
