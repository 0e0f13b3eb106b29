import { usePageTitle } from '../../components/use-page-title.ts'
import { Adjustments } from './adjustments.tsx'
import { Outstanding } from './outstanding.tsx'
import styles from './points.module.css'

/** Points of the club: what is outstanding and when it expires, manual adjustments and their approval (req. 2.5, 2.7). */
export default function PointsPage() {
  usePageTitle('积分')
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>积分</h1>
      <Outstanding />
      <Adjustments />
    </div>
  )
}
