import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Suspense, useEffect } from 'react'
import { Outlet } from 'react-router'
import { Emblem } from '../components/emblem.tsx'
import { Opening } from '../components/opening.tsx'
import { useOnline } from '../components/use-online.ts'
import { useStored } from '../components/use-stored.ts'
import { LeaveQuestion } from '../kit/leave-question.tsx'
import { useMe } from '../session/session-state.ts'
import { setClubAccent } from '../theme/club-accent.ts'
import { useMedia } from '../theme/use-media.ts'
import { Account } from './account.tsx'
import { Bell } from './bell.tsx'
import { useLive } from './use-live.ts'
import { Navigation } from './navigation.tsx'
import { PaletteDoor } from './palette/palette-door.tsx'
import styles from './shell.module.css'

const isChoice = (value: unknown): value is boolean | null => typeof value === 'boolean' || value === null

/** The desk around every page: navigation left, who sits here below it, the page to the right. */
export function Shell() {
  const { club } = useMe()
  const online = useOnline()
  useEffect(() => setClubAccent(club.accent), [club.accent])
  useLive()
  const narrow = useMedia('(max-width: 1099px)')
  const [chosen, setChosen] = useStored<boolean | null>('cheyou.console.folded', null, isChoice)
  const folded = chosen ?? narrow
  return (
    <div className={styles.desk} data-folded={folded}>
      <a className={styles.skip} href="#page">
        跳到内容
      </a>
      <aside className={styles.side}>
        <div className={styles.club} title={club.name}>
          <Emblem size={32} logoUrl={club.logoUrl} />
          {!folded && <span className={styles.clubName}>{club.name}</span>}
          <Bell />
        </div>
        <PaletteDoor folded={folded} />
        <Navigation folded={folded} />
        <Account folded={folded} />
        <button
          type="button"
          className={styles.fold}
          onClick={() => setChosen(!folded)}
          aria-label={folded ? '展开导航' : '收起导航'}
          aria-expanded={!folded}
        >
          {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          {!folded && <span>收起</span>}
        </button>
      </aside>
      <main id="page" className={styles.page} tabIndex={-1}>
        {!online && (
          <p className={styles.offline} role="status">
            网络断开了，看到的可能不是最新数据。
          </p>
        )}
        <Suspense fallback={<Opening />}>
          <Outlet />
        </Suspense>
        <LeaveQuestion />
      </main>
    </div>
  )
}
