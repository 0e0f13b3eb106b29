import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Radio } from 'antd'
import { useState } from 'react'
import type { MergingCustomer } from '@cheyou/contract'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listDuplicates } from '@cheyou/contract/routes'
import { figure, yuanInTable } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { card, Page } from '../../kit/page.tsx'
import styles from './duplicates.module.css'

type DuplicateGroup = AnswerOf<typeof listDuplicates>['rows'][number]

const sharedBy = { phone: '手机号相同', id_number: '证件号相同' } as const

/** Archives that are probably one person's, merged by hand (req. 1.7): never guessed. */
export default function DuplicatesPage() {
  const groups = useQuery({ queryKey: ['duplicates'], queryFn: ({ signal }) => call(listDuplicates, { signal }) })
  return (
    <Page
      title="重复档案"
      about="手机号或证件号相同的客户档案。核对是同一个人以后，选一份保留，把另一份并进去：车辆、到店记录和积分都会跟过去。"
    >
      <Loaded query={groups} name="重复档案">
        {({ rows }) => <Groups rows={rows} />}
      </Loaded>
    </Page>
  )
}

function Groups({ rows }: { readonly rows: readonly DuplicateGroup[] }) {
  if (rows.length === 0)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有重复的档案。导入后手机号相同的客户会出现在这里。" />
    )
  return rows.map((group) => (
    <Group key={group.customers.map(({ customerId }) => customerId).join(' ')} group={group} />
  ))
}

/** Whoever has a card, WeChat and the most visits is proposed to be kept. */
function proposed(customers: readonly MergingCustomer[]): string {
  const weight = ({ member, wechat, visits }: MergingCustomer) =>
    (member ? 1_000_000 : 0) + (wechat ? 100_000 : 0) + visits
  return customers.toSorted((a, b) => weight(b) - weight(a))[0]?.customerId ?? ''
}

function Group({ group }: { readonly group: DuplicateGroup }) {
  const { by, customers } = group
  const [keptId, keep] = useState(() => proposed(customers))
  const [mergedId, merge] = useState<string | null>(null)
  const kept = customers.find(({ customerId }) => customerId === keptId)
  return (
    <section className={card} aria-label={`${sharedBy[by]}：${customers.map(({ name }) => name).join('、')}`}>
      <h2 className={styles.heading}>{sharedBy[by]}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">保留</th>
            <th scope="col">客户</th>
            <th scope="col">车牌</th>
            <th scope="col" className={styles.figure}>
              到店
            </th>
            <th scope="col" className={styles.figure}>
              自付消费
            </th>
            <th scope="col">会员</th>
            <th scope="col" className={styles.figure}>
              可兑换积分
            </th>
            <th scope="col" aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <CustomerRow
              key={customer.customerId}
              customer={customer}
              kept={kept}
              onKeep={() => keep(customer.customerId)}
              onMerge={() => merge(customer.customerId)}
            />
          ))}
        </tbody>
      </table>
      {mergedId !== null && mergedId !== keptId && (
        <MergeDialog keptId={keptId} mergedId={mergedId} onClose={() => merge(null)} />
      )}
    </section>
  )
}

interface CustomerRowProps {
  readonly customer: MergingCustomer
  readonly kept: MergingCustomer | undefined
  readonly onKeep: () => void
  readonly onMerge: () => void
}

/** One archive of a group: what is known of it, and whether it is the one to keep. */
function CustomerRow({ customer, kept, onKeep, onMerge }: CustomerRowProps) {
  return (
    <tr>
      <td>
        <Radio aria-label={`保留${customer.name}`} checked={customer === kept} onChange={onKeep} />
      </td>
      <th scope="row">
        {customer.name}
        <span className={styles.small}>
          {customer.phoneMasked}
          {customer.wechat && ' · 已绑定微信'}
        </span>
      </th>
      <td>{customer.plates.join('、') || '—'}</td>
      <td className={styles.figure}>
        {figure(customer.visits)} 次
        <span className={styles.small}>{customer.lastVisitOn === null ? '' : `最近 ${customer.lastVisitOn}`}</span>
      </td>
      <td className={styles.figure}>{yuanInTable(customer.spendFen)}</td>
      <td>
        {customer.member === null ? '不是会员' : <TierBadge tier={customer.member.tier} />}
        <span className={styles.small}>{customer.member?.cardNumber}</span>
      </td>
      <td className={styles.figure}>{customer.member === null ? '—' : figure(customer.member.balances.redeemable)}</td>
      <td className={styles.action}>
        {customer !== kept && kept !== undefined && <Button onClick={onMerge}>并入{kept.name}</Button>}
      </td>
    </tr>
  )
}
