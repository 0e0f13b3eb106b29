import type { ConsoleStore } from '@cheyou/contract'
import { listConsoleStores } from '@cheyou/contract/routes'
import { openNow, weekWords } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom } from '../../kit/list.ts'
import { AddStore, StoreButtons } from './store-buttons.tsx'

async function readStores(_query: { state?: 'open' | 'closed' }, signal: AbortSignal) {
  const { rows } = await call(listConsoleStores, { signal })
  return { rows, nextCursor: null }
}

const weekOf = ({ hours }: ConsoleStore) => (hours === null ? null : weekWords(hours).join('；'))
const todayOf = ({ hours }: ConsoleStore) => (hours === null ? null : openNow(hours, new Date()).words)

const stores = defineListFrom(readStores, {
  name: 'stores',
  title: '门店',
  about: '车主在小程序里看到门店的电话、地址和营业时间。店长改自己的门店，新增和停用由集团管理员办。',
  unit: '家',
  narrow: (answer, { state }) => ({
    ...answer,
    rows: answer.rows.filter(({ retired }) => state === undefined || retired === (state === 'closed')),
  }),
  idOf: ({ storeId }) => storeId,
  filters: [
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: [
        { value: 'open', label: '营业' },
        { value: 'closed', label: '已停用' },
      ],
    },
  ],
  columns: [
    { key: 'name', title: '名称', width: 168, value: ({ name }) => name },
    { key: 'phone', title: '电话', width: 144, value: ({ phone }) => phone },
    { key: 'today', title: '今天', width: 176, value: todayOf },
    { key: 'address', title: '地址', width: 240, value: ({ address }) => address },
    { key: 'week', title: '每周', width: 280, value: weekOf, optional: true },
    {
      key: 'place',
      title: '地图',
      width: 88,
      value: ({ place }) => (place === null ? '未标' : '已标'),
      optional: true,
    },
    { key: 'state', title: '状态', width: 88, value: ({ retired }) => (retired ? '已停用' : '营业') },
  ],
  faded: ({ retired }) => retired,
  actions: StoreButtons,
  empty: '还没有门店。点右上角“新增门店”。',
})

/** 门店: where the club is, when it is open and how owners reach it (req. 16.6). */
export default function StoresPage() {
  return <ListPage list={stores} head={AddStore} />
}
