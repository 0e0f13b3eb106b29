import type { EntryPreview } from '@cheyou/contract'
import { figure, yuanInTable } from '@cheyou/words'
import { TierBadge } from '../../components/tier-badge.tsx'
import styles from './enrol.module.css'

/** How many enter on which tier, as a table whose bars say the same. */
export function EntryTable({ preview }: { readonly preview: EntryPreview }) {
  const { tiers, joining } = preview
  const most = Math.max(1, ...tiers.map((tier) => tier.joining))
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">各等级入会人数</caption>
      <thead>
        <tr>
          <th scope="col">入会等级</th>
          <th scope="col" className={styles.figure}>
            人数
          </th>
          <th scope="col" className={styles.figure}>
            占比
          </th>
          <th scope="col" aria-hidden="true" />
          <th scope="col" className={styles.figure}>
            自付消费起点
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ tier, name, joining: own, leastSpendFen }) => (
          <tr key={tier}>
            <th scope="row">
              <TierBadge tier={{ code: tier, name }} />
            </th>
            <td className={styles.figure}>{figure(own)}</td>
            <td className={styles.figure}>{share(own, joining)}</td>
            <td className={styles.barCell} aria-hidden="true">
              {own > 0 && <div className={styles.bar} style={{ width: `${(own / most) * 100}%` }} />}
            </td>
            <td className={styles.figure}>
              {leastSpendFen ? yuanInTable(leastSpendFen) : leastSpendFen === 0 ? '不限' : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 })

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : percent.format(part / whole)
}
