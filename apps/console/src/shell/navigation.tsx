import { Tooltip } from 'antd'
import { NavLink } from 'react-router'
import { useMe } from '../session/session-state.ts'
import { sectionsFor } from './may-open.ts'
import { useWaiting } from '../today/today-queries.ts'
import { countOf, wordsOf } from '../today/figure-words.ts'
import type { Figure } from '@cheyou/contract'
import styles from './shell.module.css'

/** Links to the pages; folded, only their icons with the name as a tip. */
export function Navigation({ folded }: { readonly folded: boolean }) {
  const { staff } = useMe()
  const waiting = useWaiting().data?.waiting ?? []
  return (
    <nav className={styles.navigation} aria-label="主导航">
      {sectionsFor(staff.role).map((section) => (
        <section key={section.name} aria-label={section.name}>
          {!folded && <h2 className={styles.sectionName}>{section.name}</h2>}
          <ul className={styles.links}>
            {section.pages.map((page) => (
              <li key={page.path}>
                <Tooltip title={folded ? page.name : ''} placement="right">
                  <NavLink to={page.path} className={styles.link ?? ''} aria-label={page.name}>
                    <span aria-hidden="true">{page.icon}</span>
                    {!folded && <span>{page.name}</span>}
                  </NavLink>
                </Tooltip>
                <Waiting figures={waiting.filter(({ kind }) => wordsOf(kind).path === page.path)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** How much waits on a page. */
function Waiting({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  const count = figures.reduce((sum, figure) => sum + figure.count, 0)
  const countCapped = figures.some((figure) => figure.countCapped)
  return <span className={styles.badge}>{countOf({ count, countCapped })}</span>
}
