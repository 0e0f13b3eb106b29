import { PlusOutlined } from '@ant-design/icons'
import { managerRoles } from '@cheyou/contract/codes'
import { bringBackRewards, retireRewards } from '@cheyou/contract/routes'
import { figure, rewardKindNames, terms } from '@cheyou/words'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { idsOf, type BulkAction } from '../../kit/bulk.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom, optionsOf } from '../../kit/list.ts'
import { CATALOGUE, readShelf } from './catalogue-query.ts'
import type { Shelf, ShelfRow } from './catalogue-query.ts'
import { RewardButtons } from './reward-buttons.tsx'
import { OpenedReward, RewardDrawer } from './reward-drawer.tsx'
import { Conditions, Stock, Thumbnail } from './shelf-cells.tsx'

interface ShelfQuery {
  readonly q?: string
  readonly kind?: string
  readonly state?: string
}

const shelf = defineListFrom((_query: ShelfQuery, signal) => readShelf(signal), {
  name: CATALOGUE,
  title: '礼品',
  unit: '件',
  narrow: passing,
  idOf: ({ rewardId }) => rewardId,
  filters: [
    { kind: 'search', name: 'q', label: '按名称或说明查找' },
    { kind: 'segments', name: 'kind', label: '类别', options: optionsOf(rewardKindNames) },
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: optionsOf({ published: '在架', retired: '已下架' }),
      initial: 'published',
    },
  ],
  columns: [
    {
      key: 'name',
      title: '名称',
      width: 280,
      value: ({ name }) => name,
      lead: (row) => <Thumbnail reward={row} />,
      under: { title: '说明', value: ({ about }) => about },
    },
    { key: 'kind', title: '类别', width: 88, value: ({ kind }) => rewardKindNames[kind] },
    { key: 'price', title: '积分', kind: 'whole', width: 104, value: ({ pointsPrice }) => pointsPrice },
    {
      key: 'stock',
      title: '库存',
      kind: 'whole',
      width: 88,
      value: ({ stockLeft }) => stockLeft,
      render: (row) => <Stock reward={row} />,
    },
    {
      key: 'redeemed',
      title: '已兑换',
      kind: 'whole',
      width: 96,
      value: ({ held, handedOver }) => held + handedOver,
      under: {
        title: '其中未办结',
        value: ({ kind, held }) => (held > 0 ? `${kind === 'gift' ? '待领取' : '待使用'} ${figure(held)}` : null),
      },
    },
    {
      key: 'conditions',
      title: '谁能兑、何时、何处',
      width: 208,
      value: ({ conditions }) => conditions.join('；') || '不限',
      render: ({ conditions }) => <Conditions lines={conditions} />,
    },
  ],
  faded: ({ state }) => state === 'retired',
  actions: RewardButtons,
  bulk: ({ state }) => [offering(state === 'retired')],
  empty: '还没有礼品。点右上角“新增礼品”，上架第一件。',
  nothingMatches: '没有符合条件的礼品，换个条件看看。',
})

/** Many are taken off the shelf, or where those are looked at put back. */
function offering(retired: boolean): BulkAction<ShelfRow> {
  const retire = (key: string, ids: string[]) => call(retireRewards, { body: { chosen: { ids } }, key })
  const bringBack = (key: string, ids: string[]) => call(bringBackRewards, { body: { chosen: { ids } }, key })
  return {
    name: retired ? '重新上架' : '下架',
    roles: managerRoles,
    fits: ({ state, can }) => can.includes('edit') && (state === 'retired') === retired,
    nameOf: ({ name }) => name,
    send: (key, chosen) => (retired ? bringBack : retire)(key, idsOf(chosen)),
    undo: retired ? retire : bringBack,
  }
}

function passing(page: Shelf, { q = '', kind, state }: ShelfQuery): Shelf {
  const sought = q.toLowerCase()
  const passes = (row: ShelfRow) =>
    (kind === undefined || row.kind === kind) &&
    (state === undefined || row.state === state) &&
    (row.name.toLowerCase().includes(sought) || row.description.toLowerCase().includes(sought))
  return { ...page, rows: page.rows.filter(passes) }
}

/** The catalogue: what is offered, to whom, for how much, and how many are left (req. 3.1). */
export default function RewardsPage() {
  return <ListPage list={shelf} drawer={OpenedReward} drawerCovers head={NewReward} />
}

function NewReward({ answer }: { readonly answer: Shelf | null }) {
  const [adding, setAdding] = useState(false)
  if (!answer?.can.includes('add')) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {terms.addReward}
      </Button>
      <RewardDrawer catalogue={answer} opened={adding ? { reward: null } : null} onClose={() => setAdding(false)} />
    </>
  )
}
