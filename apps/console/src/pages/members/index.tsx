import { useEffect, useMemo, useState } from 'react'
import { statusOf } from '../../api/api-error.ts'
import type { MemberPage } from './member-queries.ts'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { useStored } from '../../components/use-stored.ts'
import { useColumns } from './column-choice.tsx'
import { memberColumns } from './columns.tsx'
import { MemberDrawer } from './member-drawer.tsx'
import { useMemberPage } from './member-queries.ts'
import { MembersTable } from './members-table.tsx'
import { Pager, pageSizes } from './pager.tsx'
import { Toolbar } from './toolbar.tsx'
import { useMembersView } from './use-members-view.ts'
import styles from './members.module.css'

const isPageSize = (value: unknown): value is number => pageSizes.some((size) => size === value)

/** Members of my stores: find one, see the whole of them, keep the place in the list. */
export default function MembersPage() {
  usePageTitle('会员')
  const { view, narrow, turnTo, open } = useMembersView()
  const [limit, setLimit] = useStored<number>('cheyou.console.members.limit', 50, isPageSize)
  const [chosen, setChosen] = useColumns()
  const list = useMemberPage(view, limit)
  const columns = useMemo(() => memberColumns(chosen, view, open), [chosen, view, open])
  const tiers = useTiers(list.data)
  const onFirstPage = view.trail.length === 0

  // A cursor kept in the history may be older than the server's way of writing them.
  const isCursorRefused = statusOf(list.error) === 400 && !onFirstPage
  useEffect(() => {
    if (isCursorRefused) turnTo([])
  }, [isCursorRefused, turnTo])

  return (
    <div className={styles.page} data-opened={view.openId !== null}>
      <h1 className={styles.title}>会员</h1>
      <Toolbar
        view={view}
        tiers={tiers}
        columns={chosen}
        onSearch={(search) => narrow({ search })}
        onTier={(tier) => narrow({ tier })}
        onColumns={setChosen}
      />
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      ) : (
        <>
          <MembersTable
            page={list.data}
            columns={columns}
            view={view}
            busy={list.isPlaceholderData}
            onSort={(sort, direction) => narrow({ sort, direction })}
            onOpen={open}
          />
          {list.data && list.data.rows.length > 0 && (
            <Pager
              page={list.data}
              trail={view.trail}
              limit={limit}
              busy={list.isPlaceholderData}
              onTurn={turnTo}
              onLimit={(size) => {
                setLimit(size)
                turnTo([])
              }}
            />
          )}
        </>
      )}
      <MemberDrawer rows={list.data?.rows ?? []} openId={view.openId} onOpen={open} />
    </div>
  )
}

/** The tiers last heard of: they stay to choose from while a page is on its way or has failed. */
function useTiers(page: MemberPage | undefined): MemberPage['tiers'] {
  const [tiers, setTiers] = useState<MemberPage['tiers']>([])
  useEffect(() => {
    if (page) setTiers(page.tiers)
  }, [page])
  return page?.tiers ?? tiers
}
