import type { Pages } from '../../hooks/use-pages.ts'
import { FailureNotice } from '../notice/notice.tsx'
import { Pressable } from '../pressable/pressable.tsx'
import { Slot } from '../slot/slot.tsx'
import './more-button.scss'

/** The way to older entries below a list. */
export function MoreButton({ pages }: { pages: Pages<unknown> }) {
  return <Slot>{waysOn(pages)}</Slot>
}

function waysOn(pages: Pages<unknown>) {
  if (pages.failure !== null) return <FailureNotice failure={pages.failure} onAgain={pages.more} />
  if (!pages.hasMore) return null
  return (
    <Pressable className="more-button" disabled={pages.busy} onPress={pages.more}>
      {pages.busy ? '正在加载……' : '查看更早的'}
    </Pressable>
  )
}
