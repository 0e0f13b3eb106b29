import { listConsoleUpgradeQueue } from '@cheyou/contract/routes'
import { upgradeWayNames } from '@cheyou/words'
import { Link } from 'react-router'
import { TierBadge } from '../../components/tier-badge.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList } from '../../kit/list.ts'
import { paths } from '../../routes.ts'
import styles from './upgrades.module.css'

const queue = defineList(listConsoleUpgradeQueue, {
  name: 'upgrade-queue',
  title: '待升级',
  about: '达到升级条件的会员，等得最久的在前。会员到店后由接待扫会员码，当面确认升级。',
  unit: '位',
  idOf: ({ candidateId }) => candidateId,
  filters: [{ kind: 'days', from: 'from', to: 'to', label: '达到日期' }],
  columns: [
    {
      key: 'name',
      title: '会员',
      width: 160,
      value: ({ name }) => name,
      render: ({ memberId, name }) => <Link to={`${paths.members}?open=${memberId}`}>{name}</Link>,
    },
    { key: 'card', title: '卡号', width: 128, value: ({ cardNumber }) => cardNumber },
    {
      key: 'tiers',
      title: '升级',
      width: 224,
      value: ({ from, to }) => `${from.name} → ${to.name}`,
      render: ({ from, to }) => (
        <span className={styles.way}>
          <TierBadge tier={from} />
          <span aria-label="升为">→</span>
          <TierBadge tier={to} />
        </span>
      ),
    },
    { key: 'way', title: '达到的条件', value: ({ way }) => upgradeWayNames[way] },
    { key: 'since', title: '达到时间', kind: 'moment', value: ({ foundAt }) => foundAt },
  ],
  empty: '没有等待升级的会员。会员达到升级条件后会出现在这里。',
})

/** Who reached a higher tier and waits to be invited for it (req. 1.5). */
export default function UpgradesPage() {
  return <ListPage list={queue} />
}
