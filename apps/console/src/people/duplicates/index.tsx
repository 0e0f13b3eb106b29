import { listDuplicates } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom, optionsOf } from '../../kit/list.ts'
import { MergeAny } from '../merges/merge-any.tsx'
import { ArchivesDrawer } from './archives-drawer.tsx'
import { proposedOf, sharedNames } from './duplicate-groups.ts'
import type { DuplicateGroup } from './duplicate-groups.ts'

interface Query {
  q?: string
  by?: string
}

async function readDuplicates(_query: Query, signal: AbortSignal) {
  const { rows } = await call(listDuplicates, { signal })
  const groups = rows.map((group): DuplicateGroup => ({ ...group, proposed: proposedOf(group.customers) }))
  return { rows: groups, nextCursor: null }
}

const duplicates = defineListFrom(readDuplicates, {
  name: 'duplicates',
  title: '重复档案',
  about:
    '手机号或证件号相同的客户档案。核对是同一个人以后，选一份保留，把另一份并进去：车辆、到店记录和积分都会跟过去。',
  unit: '组',
  narrow: (answer, { q, by }) => ({
    ...answer,
    rows: answer.rows.filter(
      (group) =>
        (by === undefined || group.by === by) &&
        (q === undefined ||
          group.customers.some(({ name, plates }) => name.includes(q) || plates.some((plate) => plate.includes(q)))),
    ),
  }),
  idOf: ({ customers }) => customers.map(({ customerId }) => customerId).join(' '),
  filters: [
    { kind: 'search', name: 'q', label: '姓名或车牌' },
    { kind: 'segments', name: 'by', label: '相同', options: optionsOf(sharedNames) },
  ],
  columns: [
    {
      key: 'name',
      title: '客户',
      width: 200,
      value: ({ customers }) => customers.map(({ name }) => name).join('、'),
      under: { title: '份数', value: ({ customers }) => `${customers.length} 份档案` },
    },
    { key: 'by', title: '相同', width: 128, value: ({ by }) => sharedNames[by] },
    {
      key: 'phone',
      title: '手机',
      width: 144,
      value: ({ customers }) => each(customers, ({ phoneMasked }) => phoneMasked),
    },
    {
      key: 'plates',
      title: '车牌',
      width: 192,
      value: ({ customers }) => each(customers, ({ plates }) => plates.join('、')),
    },
    {
      key: 'visits',
      title: '到店',
      kind: 'whole',
      width: 80,
      value: ({ customers }) => sum(customers, ({ visits }) => visits),
    },
    {
      key: 'spend',
      title: '自付消费',
      kind: 'fen',
      value: ({ customers }) => sum(customers, ({ spendFen }) => spendFen),
    },
    {
      key: 'member',
      title: '会员',
      width: 152,
      value: ({ customers }) => each(customers, ({ member }) => member?.tier.name ?? null),
      render: ({ proposed: { member } }) => member && <TierBadge tier={member.tier} />,
      under: { title: '卡号', value: ({ customers }) => each(customers, ({ member }) => member?.cardNumber ?? null) },
    },
  ],
  empty: '没有重复的档案。导入后手机号相同的客户会出现在这里。',
})

function each<Customer>(customers: readonly Customer[], tell: (customer: Customer) => string | null): string | null {
  const told = new Set(customers.map(tell).filter(Boolean))
  return told.size === 0 ? null : [...told].join('、')
}

function sum<Customer>(customers: readonly Customer[], count: (customer: Customer) => number): number {
  return customers.reduce((total, customer) => total + count(customer), 0)
}

/** Archives that are probably one person's, merged by hand (req. 1.7): never guessed. */
export default function DuplicatesPage() {
  return <ListPage list={duplicates} drawer={ArchivesDrawer} head={MergeAny} />
}
