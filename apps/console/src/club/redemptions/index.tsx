import type { ConsoleRedemptionRow } from '@cheyou/contract'
import { managerRoles } from '@cheyou/contract/codes'
import { cancelRedemptions, listConsoleRedemptions } from '@cheyou/contract/routes'
import { redemptionStateNames, rewardKindNames, terms } from '@cheyou/words'
import { stateWords } from '../../copy/redemption-words.ts'
import { call } from '../../api/call.ts'
import type { BulkAction } from '../../kit/bulk.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { RedemptionDrawer } from './redemption-drawer.tsx'

const cancelling: BulkAction<ConsoleRedemptionRow> = {
  name: terms.cancelRedemption,
  roles: managerRoles,
  fits: ({ state }) => state === 'held',
  nameOf: ({ memberName, rewardName }) => `${memberName}，${rewardName}`,
  all: true,
  about: '积分退还给会员，礼品回到库存。取消以后不能恢复，会员可以重新兑换。',
  send: (key, chosen, reason) => call(cancelRedemptions, { body: { chosen, reason }, key }),
}

const redemptions = defineList(listConsoleRedemptions, {
  name: 'redemptions',
  title: '兑换记录',
  unit: '笔',
  idOf: ({ redemptionId }) => redemptionId,
  filters: [
    { kind: 'search', name: 'q', label: '会员姓名、手机号、车牌或卡号' },
    { kind: 'segments', name: 'state', label: '状态', options: optionsOf(redemptionStateNames) },
    {
      kind: 'select',
      name: 'rewardId',
      label: '礼品',
      options: (page) => page?.rewards.map(({ rewardId: value, name: label }) => ({ value, label })) ?? [],
    },
    {
      kind: 'select',
      name: 'storeId',
      label: '门店',
      options: (page) => page?.stores.map(({ storeId: value, name: label }) => ({ value, label })) ?? [],
    },
    { kind: 'days', from: 'from', to: 'to', label: '兑换日期' },
    { kind: 'days', from: 'collectFrom', to: 'collectTo', label: '最后一天', folded: true },
  ],
  columns: [
    {
      key: 'reward',
      title: '礼品',
      width: 168,
      value: ({ rewardName }) => rewardName,
      render: ({ rewardName, quantity }) => (quantity > 1 ? `${rewardName} × ${quantity}` : rewardName),
    },
    { key: 'quantity', title: '数量', kind: 'whole', width: 72, value: ({ quantity }) => quantity, optional: true },
    { key: 'kind', title: '类别', width: 88, value: ({ kind }) => rewardKindNames[kind], optional: true },
    {
      key: 'member',
      title: '会员',
      width: 124,
      value: ({ memberName }) => memberName,
      under: { title: '卡号', value: ({ cardNumber }) => cardNumber },
    },
    { key: 'points', title: '积分', kind: 'whole', width: 96, value: ({ points }) => points },
    {
      key: 'state',
      title: '状态',
      width: 136,
      value: (row) => stateWords(row),
      under: { title: '核销门店', value: ({ storeName }) => storeName },
    },
    { key: 'heldAt', title: terms.redeemedAt, kind: 'moment', value: ({ heldAt }) => heldAt },
    { key: 'collectBy', title: '最后一天', kind: 'day', value: ({ collectBy }) => collectBy },
    { key: 'settledAt', title: '办结时间', kind: 'moment', value: ({ settledAt }) => settledAt },
  ],
  // Of the others nothing can be cancelled.
  bulk: ({ state }) => (state === 'held' ? [cancelling] : []),
  empty: '还没有人兑换过礼品。会员在小程序里兑换后会出现在这里。',
})

/** Every redemption that my stores see: found, opened, cancelled or undone, kept as a file (req. 3.2). */
export default function RedemptionsPage() {
  return <ListPage list={redemptions} drawer={RedemptionDrawer} />
}
