import { listConsoleVisits } from '@cheyou/contract/routes'
import { settledBySystem, terms, trackNames, visitShowNames } from '@cheyou/words'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { VisitDrawer } from '../record/visit-drawer.tsx'

const visits = defineList(listConsoleVisits, {
  name: 'visits',
  title: '到店记录',
  unit: '次',
  idOf: ({ visitId }) => visitId,
  filters: [
    { kind: 'segments', name: 'show', label: '状态', options: optionsOf(visitShowNames) },
    {
      kind: 'select',
      name: 'storeId',
      label: '门店',
      options: (page) => page?.stores.map(({ storeId: value, name: label }) => ({ value, label })) ?? [],
    },
    { kind: 'days', from: 'from', to: 'to', label: '结算日期' },
  ],
  columns: [
    {
      key: 'customer',
      title: '客户与车',
      width: 144,
      value: ({ customerName }) => customerName,
      under: { title: '车牌', value: ({ plate }) => plate },
    },
    { key: 'order', title: '工单', width: 168, value: ({ orderNumber }) => orderNumber },
    { key: 'workType', title: terms.workType, width: 120, value: ({ workTypeName }) => workTypeName },
    { key: 'customerFen', title: '客户付', kind: 'fen', value: ({ customerFen }) => customerFen },
    { key: 'totalFen', title: '整单', kind: 'fen', value: ({ totalFen }) => totalFen, optional: true },
    {
      key: 'redeemable',
      title: trackNames.redeemable,
      kind: 'change',
      width: 120,
      value: ({ redeemable }) => redeemable,
    },
    {
      key: 'qualifying',
      title: trackNames.qualifying,
      kind: 'change',
      width: 120,
      value: ({ qualifying }) => qualifying,
      optional: true,
    },
    {
      key: 'settled',
      title: '结算',
      kind: 'moment',
      width: 152,
      value: ({ settledAt }) => settledAt,
      under: { title: '经手', value: ({ settledBy }) => settledBy ?? settledBySystem },
    },
    { key: 'settledOn', title: '结算日期', kind: 'day', value: ({ settledOn }) => settledOn, optional: true },
    { key: 'store', title: '门店', width: 128, value: ({ storeName }) => storeName },
    { key: 'show', title: '状态', width: 88, value: ({ show }) => visitShowNames[show] },
  ],
  faded: ({ show }) => show === 'void',
  empty: '还没有到店记录。在接待台登记第一次到店，或导入售后系统的工单。',
})

/** Visits at my stores, newest first: the rows behind the figures of 今日. */
export default function VisitsPage() {
  return <ListPage list={visits} drawer={VisitDrawer} />
}
