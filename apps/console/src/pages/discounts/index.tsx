import { usePageTitle } from '../../components/use-page-title.ts'
import { Agreements } from './agreements.tsx'
import { Approvals } from './approvals.tsx'
import styles from './discounts.module.css'

/** Discounts above the till's limit that wait for a manager, and prices agreed with companies (req. 3.5). */
export default function DiscountsPage() {
  usePageTitle('优惠审批')
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>优惠审批与协议价</h1>
      <Approvals />
      <Agreements />
    </div>
  )
}
