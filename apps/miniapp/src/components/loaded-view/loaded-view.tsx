import type { ReactNode } from 'react'
import type { Loaded } from '../../hooks/use-load.ts'
import { FailureNotice } from '../notice/notice.tsx'
import { useShowsContent } from '../screen/shows-content.ts'
import { Slot } from '../slot/slot.tsx'
import { ErrorState, Skeleton } from '../states/states.tsx'

interface Props<T> {
  loaded: Loaded<T>
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}

/** The one way a page waits, fails and shows: old content stays in place while it is loaded again. */
export function LoadedView<T>({ loaded, skeleton = <Skeleton />, children }: Props<T>) {
  const { data, failure, reload } = loaded
  useShowsContent(data !== null)
  if (data !== null) {
    return (
      <Slot>
        <Slot>
          <FailureNotice failure={failure} onAgain={reload} />
        </Slot>
        {children(data)}
      </Slot>
    )
  }
  const waits = failure === null || loaded.loading
  return <Slot>{waits ? skeleton : <ErrorState failure={failure} onAgain={reload} />}</Slot>
}
