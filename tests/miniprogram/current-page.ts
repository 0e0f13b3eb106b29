import type { Sent } from './instance.ts'
import type { Stage } from './stage.ts'
import { textOf } from './tree.ts'

/** The page on top, as a person sees it. */
export type CurrentPage = {
  readonly path: string
  readonly query: Record<string, string>
  /** What the navigation bar says. */
  readonly title: string
  /** The routes of all open pages, the lowest first. */
  readonly stack: readonly string[]
  text(): string
  /** What the program sent to it so far, by `setData`, and what that makes. */
  readonly sent: readonly Sent[]
  readonly data: unknown
  /** What the person's friends get by 转发 in the menu; undefined where the page cannot be shared. */
  share(): unknown
}

export function currentPage({ pages, screen }: Stage): CurrentPage {
  const { current } = pages
  return {
    path: current?.path ?? '',
    query: { ...(current?.exposed['options'] as Record<string, string> | undefined) },
    title: screen.title,
    stack: pages.all.map((page) => page.path),
    sent: current?.sent ?? [],
    data: current?.viewData,
    share: () => current?.callMember('onShareAppMessage', { from: 'menu' }),
    text: () => (current?.node ? textOf(current.node) : ''),
  }
}
