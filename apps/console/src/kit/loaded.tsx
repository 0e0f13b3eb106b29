import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { terms } from '@cheyou/words'
import { Failure } from '../components/failure.tsx'

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>
  /** What is on its way, for who listens. */
  readonly name: string
  readonly skeleton?: ReactNode
  readonly children: (data: Data) => ReactNode
}

/** What was read, once it is there: a skeleton before, and what to do when it did not come. */
export function Loaded<Data>({ query, name, skeleton, children }: LoadedProps<Data>) {
  // What could not be read again stays as it was.
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />
  return (
    <div aria-busy="true" role="status" aria-label={`${terms.loading}${name}`}>
      {skeleton ?? <Skeleton active paragraph={{ rows: 6 }} />}
    </div>
  )
}
