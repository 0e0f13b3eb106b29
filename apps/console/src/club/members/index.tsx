import type { ConsoleMemberRow } from '@cheyou/contract'
import { listConsoleMembers } from '@cheyou/contract/routes'
import { points, terms, trackNames } from '@cheyou/words'
import { TierBadge } from '../../components/tier-badge.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList } from '../../kit/list.ts'
import { MemberDrawer } from './member-drawer.tsx'
import styles from './members.module.css'

const members = defineList(listConsoleMembers, {
  name: 'members',
  title: '会员',
  unit: '位',
  idOf: ({ memberId }) => memberId,
  filters: [
    { kind: 'search', name: 'q', label: '姓名、拼音、车牌、手机尾号、卡号、工单' },
    {
      kind: 'segments',
      name: 'tier',
      label: '等级',
      options: (page) => page?.tiers.map(({ code: value, name: label }) => ({ value, label })) ?? [],
    },
    { kind: 'days', from: 'joinedFrom', to: 'joinedTo', label: '入会日期' },
    { kind: 'days', from: 'lastVisitFrom', to: 'lastVisitTo', label: '最近到店' },
    {
      kind: 'select',
      name: 'storeId',
      label: '门店',
      options: (page) => page?.stores.map(({ storeId: value, name: label }) => ({ value, label })) ?? [],
    },
    { kind: 'days', from: 'upgradedFrom', to: 'upgradedTo', label: '升级日期', folded: true },
    { kind: 'days', from: 'endsFrom', to: 'endsTo', label: '资格到期', folded: true },
    { kind: 'days', from: 'pointsEndFrom', to: 'pointsEndTo', label: terms.pointsExpire, folded: true },
  ],
  columns: [
    { key: 'name', title: '姓名', width: 128, value: ({ name }) => name, sort: 'asc' },
    { key: 'cardNumber', title: '卡号', width: 124, value: ({ cardNumber }) => cardNumber },
    {
      key: 'tier',
      title: '等级',
      width: 112,
      value: ({ tier }) => tier.name,
      render: ({ tier }) => <TierBadge tier={tier} />,
    },
    { key: 'phone', title: '手机', width: 132, value: ({ phoneMasked }) => phoneMasked },
    {
      key: 'plates',
      title: '车牌',
      width: 168,
      value: ({ plates }) => plates.join('、'),
      render: ({ plates }) => (plates.length > 1 ? <Plates plates={plates} /> : undefined),
    },
    {
      key: 'qualifying',
      title: trackNames.qualifying,
      kind: 'whole',
      width: 120,
      value: ({ balances }) => balances.qualifying,
      sort: 'desc',
    },
    {
      key: 'redeemable',
      title: trackNames.redeemable,
      kind: 'whole',
      width: 128,
      value: ({ balances }) => balances.redeemable,
      render: ({ balances }) => <strong>{points(balances.redeemable)}</strong>,
      sort: 'desc',
    },
    // Held and debt are rare and matter to few, who can add them.
    { key: 'held', title: '预留积分', kind: 'whole', value: ({ balances }) => balances.held, optional: true },
    {
      key: 'debt',
      title: '欠账积分',
      kind: 'whole',
      value: ({ balances }) => balances.debt,
      render: debtInRed,
      optional: true,
    },
    { key: 'joinedOn', title: '入会日期', kind: 'day', width: 128, value: ({ joinedOn }) => joinedOn, sort: 'desc' },
    {
      key: 'lastVisitOn',
      title: '最近到店',
      kind: 'day',
      width: 128,
      value: ({ lastVisitOn }) => lastVisitOn,
      sort: 'desc',
    },
  ],
  sort: { by: 'joinedOn', direction: 'desc' },
  empty: '还没有会员。导入售后系统的客户资料，或请车主打开小程序入会。',
  nothingMatches: '没有找到这样的会员。换姓名、车牌的一部分，或手机、卡号的后四位再试。',
})

function Plates({ plates }: { readonly plates: readonly string[] }) {
  return (
    <span className={styles.plates} title={plates.join('、')}>
      {plates[0]}
      <span className={styles.more}> 等 {plates.length} 辆</span>
    </span>
  )
}

function debtInRed({ balances: { debt } }: ConsoleMemberRow) {
  return debt > 0 ? <span className={styles.debt}>{points(debt)}</span> : undefined
}

/** Members of my stores: find one, see the whole of them, keep the place in the list. */
export default function MembersPage() {
  return <ListPage list={members} drawer={MemberDrawer} />
}
