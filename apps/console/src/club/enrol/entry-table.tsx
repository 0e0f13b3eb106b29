import type { EntryPreview } from '@cheyou/contract'
import { yuanInTable } from '@cheyou/words'
import { TierBadge } from '../../components/tier-badge.tsx'
import { FactsTable } from '../../kit/facts-table.tsx'
import styles from './enrol.module.css'

/** How many enter on which tier, as a table whose bars say the same. */
export function EntryTable({ preview: { tiers, joining } }: { readonly preview: EntryPreview }) {
  const most = Math.max(1, ...tiers.map((tier) => tier.joining))
  return (
    <FactsTable
      caption="各等级入会人数"
      rows={tiers}
      idOf={({ tier }) => tier}
      columns={[
        {
          key: 'tier',
          title: '入会等级',
          value: ({ name }) => name,
          render: ({ tier, name }) => <TierBadge tier={{ code: tier, name }} />,
        },
        { key: 'joining', title: '人数', kind: 'whole', value: (tier) => tier.joining },
        {
          key: 'share',
          title: '占比',
          kind: 'whole',
          value: (tier) => tier.joining,
          render: (tier) => share(tier.joining, joining),
        },
        {
          key: 'bar',
          title: '',
          width: 360,
          value: () => null,
          render: (tier) => <div className={styles.bar} style={{ width: `${(tier.joining / most) * 100}%` }} />,
        },
        {
          key: 'least',
          title: '自付消费起点',
          kind: 'fen',
          value: ({ leastSpendFen }) => leastSpendFen,
          render: ({ leastSpendFen }) =>
            leastSpendFen === null ? undefined : leastSpendFen === 0 ? '不限' : yuanInTable(leastSpendFen),
        },
      ]}
    />
  )
}

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 })

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : percent.format(part / whole)
}
