import type { MergingCustomer } from '@cheyou/contract'
import { figure, trackNames, yuanInTable } from '@cheyou/words'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { TierBadge } from '../../components/tier-badge.tsx'
import { DetailActions, Facts, Section, Small } from '../../kit/detail.tsx'
import { DetailDrawer } from '../../kit/detail-drawer.tsx'
import type { Beside } from '../../kit/detail-drawer.tsx'
import type { DuplicateGroup } from './duplicate-groups.ts'
import { MergeDialog } from './merge-dialog.tsx'

/** The archives of one group below each other: which is kept, and which go into it. */
export function ArchivesDrawer({ beside }: { readonly beside: Beside<DuplicateGroup> }) {
  const { rows, idOf } = beside
  return (
    <DetailDrawer beside={beside} title={(group) => (group ? `${group.proposed.name}的档案` : '重复档案')}>
      {(groupId) => {
        const group = rows.find((row) => idOf(row) === groupId)
        return group ? <Archives group={group} /> : <p>这一组已经合并，或不再相同。</p>
      }}
    </DetailDrawer>
  )
}

function Archives({ group: { customers, proposed } }: { readonly group: DuplicateGroup }) {
  const [keptId, keep] = useState(proposed.customerId)
  const [mergedId, merge] = useState<string | null>(null)
  const kept = customers.find(({ customerId }) => customerId === keptId) ?? proposed
  return (
    <>
      {customers.map((customer) => (
        <Section key={customer.customerId} title={customer.name}>
          <Archive customer={customer} />
          <DetailActions>
            <Radio checked={customer === kept} onChange={() => keep(customer.customerId)}>
              保留这一份
            </Radio>
            {customer !== kept && <Button onClick={() => merge(customer.customerId)}>并入{kept.name}</Button>}
          </DetailActions>
        </Section>
      ))}
      {mergedId !== null && <MergeDialog keptId={kept.customerId} mergedId={mergedId} onClose={() => merge(null)} />}
    </>
  )
}

function Archive({ customer }: { readonly customer: MergingCustomer }) {
  const { phoneMasked, wechat, plates, visits, lastVisitOn, spendFen, member } = customer
  return (
    <Facts
      facts={[
        ['手机', phoneMasked === null ? '没有' : `${phoneMasked}${wechat ? ' · 已绑定微信' : ''}`],
        ['车牌', plates.length === 0 ? '没有' : plates.join('、')],
        ['到店', `${figure(visits)} 次${lastVisitOn === null ? '' : `，最近 ${lastVisitOn}`}`],
        ['自付消费', yuanInTable(spendFen)],
        [
          '会员',
          member === null ? (
            '不是会员'
          ) : (
            <>
              <TierBadge tier={member.tier} />
              <Small>{member.cardNumber}</Small>
            </>
          ),
        ],
        [trackNames.redeemable, member === null ? null : figure(member.balances.redeemable)],
      ]}
    />
  )
}
