import { dispatch } from './events.ts'
import type { Stage } from './stage.ts'
import { reachableScreen } from './stage.ts'
import type { TreeNode } from './tree.ts'
import { pathOf, printTree, visibleNodes } from './tree.ts'

export type Scrolling = {
  /** How far down from the top, in px. */
  readonly top?: number
  /** To the very end, where more is loaded. */
  readonly toEnd?: boolean
}

const END_PX = 4500

/** Scrolls the view that an element stands in, or else the page. */
export function scrollAt(stage: Stage, node: TreeNode | undefined, { top, toEnd = false }: Scrolling): void {
  const scrollTop = top ?? (toEnd ? END_PX : 0)
  const view = node && pathOf(node).find((at) => at.tag === 'scroll-view')
  if (!view) {
    const detail = stage.program.logic.adopt({ scrollTop })
    stage.pages.current?.callMember('onPageScroll', detail)
    if (toEnd) stage.pages.current?.callMember('onReachBottom')
    return
  }
  const deltaY = (view.memory.scrollTop ?? 0) - scrollTop
  view.memory.scrollTop = scrollTop
  const { events } = stage.program
  const place = { scrollTop, scrollLeft: 0, scrollHeight: END_PX + 500, scrollWidth: 375, deltaX: 0, deltaY }
  const scrolled = dispatch(events, view, 'scroll', place)
  const ended = toEnd && dispatch(events, view, 'scrolltolower', { direction: 'bottom' })
  if (toEnd && !ended && !scrolled) stage.faults.record('unheard', `nobody hears scrolling in ${printTree(view)}`)
}

/** Pulls the page down to refresh it; done when the program says so by `stopPullDownRefresh` or `refresher-triggered`. */
export async function pullPageDown(stage: Stage, limitMs: number): Promise<void> {
  const { pages, program, screen, faults } = stage
  const refreshers = () =>
    visibleNodes(reachableScreen(stage)).filter(
      (at) => at.tag === 'scroll-view' && at.attrs['refresherEnabled'] === true,
    )
  const [refresher] = refreshers()
  if (refresher) dispatch(program.events, refresher, 'refresherrefresh', {})
  else if (!isRefreshable(stage))
    return faults.record('unheard', `${pages.current?.path ?? ''}: nobody hears pulling down`)
  else {
    screen.pullingDown = true
    pages.current?.callMember('onPullDownRefresh')
  }
  await program.scheduler.quiet()
  const busy = () => screen.pullingDown || refreshers().some((at) => at.attrs['refresherTriggered'] === true)
  const limit = performance.now() + limitMs
  while (busy() && performance.now() < limit) await program.scheduler.nextChange(limit - performance.now())
  if (busy()) faults.record('unheard', `${pages.current?.path ?? ''}: pulled down, but the refresh never ends`)
}

function isRefreshable({ pages, program: { bundle } }: Stage): boolean {
  const page = pages.current
  if (!page || typeof page.exposed['onPullDownRefresh'] !== 'function') return false
  return bundle.config(page.path).enablePullDownRefresh ?? bundle.app.window?.enablePullDownRefresh ?? false
}
