import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { usePageTitle } from '../components/use-page-title.ts'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** The page that this one belongs to. */
  readonly within?: { readonly path: string; readonly name: string } | undefined
  /** A sentence under the title: what the page is for. */
  readonly about?: ReactNode
  /** Buttons beside the title. */
  readonly actions?: ReactNode
  /** Fills the height of the window, so that what is inside scrolls instead of the page. */
  readonly fills?: boolean
  /** Something is open beside the page, which makes room for it. */
  readonly besideOpen?: boolean
  readonly children: ReactNode
}

/** The frame of every page: its title, also in the browser's tab, and what stands below. */
export function Page({ title, within, about, actions, fills = false, besideOpen = false, children }: PageProps) {
  usePageTitle(title)
  return (
    <div className={styles.page} data-fills={fills} data-beside={besideOpen}>
      <header className={styles.header}>
        <div>
          {within && <Link to={within.path}>{within.name}</Link>}
          <h1 className={styles.title}>{title}</h1>
          {about !== undefined && <p className={styles.about}>{about}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Class of a part of a page that stands on a surface of its own. */
export const card = styles.card ?? ''
