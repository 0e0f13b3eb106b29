import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select, Table } from 'antd'
import { useState } from 'react'
import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { rewardKindLabels } from '../../copy/labels.ts'
import { useCatalogue } from './catalogue-query.ts'
import { columnsOf } from './columns.tsx'
import { RewardDrawer } from './reward-drawer.tsx'
import { StockDialog } from './stock-dialog.tsx'
import styles from './rewards.module.css'

interface Shown {
  readonly kind: ConsoleReward['kind'] | 'all'
  readonly state: ConsoleReward['state'] | 'all'
  readonly words: string
}

const everything: Shown = { kind: 'all', state: 'published', words: '' }

/** What may be opened beside the list: a reward, or the form of a new one. */
type Opened = { readonly rewardId: string } | 'new' | null

/** The catalogue: what is offered, to whom, for how much, and how many are left (req. 3.1). */
export default function RewardsPage() {
  usePageTitle('礼品')
  const catalogue = useCatalogue()
  // A list that could not be read anew stays, with what is being typed beside it.
  if (catalogue.isError && catalogue.data === undefined)
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>礼品</h1>
        <Failure error={catalogue.error} onRetry={() => void catalogue.refetch()} busy={catalogue.isFetching} />
      </div>
    )
  return <Shelf catalogue={catalogue.data ?? null} />
}

function Shelf({ catalogue }: { readonly catalogue: Catalogue | null }) {
  const [shown, setShown] = useState(everything)
  const [opened, setOpened] = useState<Opened>(null)
  const [stockOf, setStockOf] = useState<string | null>(null)
  const offered = catalogue?.rows.filter(({ state }) => state === 'published') ?? []
  const isWhole = shown.kind === 'all' && shown.words.trim() === '' && shown.state !== 'retired'
  const order = isWhole && catalogue?.can.includes('order') ? offered.map(({ rewardId }) => rewardId) : undefined
  const rows = catalogue === null ? [] : passing(catalogue.rows, shown)
  return (
    <div className={styles.page} data-opened={opened !== null}>
      <div className={styles.head}>
        <h1 className={styles.title}>礼品</h1>
        {catalogue?.can.includes('add') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
            新增礼品
          </Button>
        )}
      </div>
      <Filters shown={shown} onChange={setShown} />
      <Table<ConsoleReward>
        rowKey="rewardId"
        className={styles.table}
        columns={
          catalogue === null
            ? []
            : columnsOf(catalogue, { onOpen: (rewardId) => setOpened({ rewardId }), onStock: setStockOf, order })
        }
        dataSource={rows}
        loading={catalogue === null}
        pagination={false}
        scroll={{ x: 960 }}
        rowClassName={({ state }) => (state === 'retired' ? styles.retired! : '')}
        locale={{ emptyText: emptyWords(catalogue, shown) }}
      />
      {catalogue !== null && (
        <>
          <RewardDrawer
            catalogue={catalogue}
            opened={opened === null ? null : { reward: opened === 'new' ? null : found(catalogue, opened.rewardId) }}
            onClose={() => setOpened(null)}
          />
          <StockDialog reward={stockOf === null ? null : found(catalogue, stockOf)} onClose={() => setStockOf(null)} />
        </>
      )}
    </div>
  )
}

const found = ({ rows }: Catalogue, rewardId: string) => rows.find((row) => row.rewardId === rewardId) ?? null

function passing(rows: readonly ConsoleReward[], { kind, state, words }: Shown): ConsoleReward[] {
  const sought = words.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (kind === 'all' || row.kind === kind) &&
      (state === 'all' || row.state === state) &&
      (row.name.toLowerCase().includes(sought) || row.description.toLowerCase().includes(sought)),
  )
}

function emptyWords(catalogue: Catalogue | null, shown: Shown): string {
  if (catalogue === null) return '正在加载'
  if (catalogue.rows.length === 0) return '还没有礼品。点右上角“新增礼品”，上架第一件。'
  return shown.state === 'retired' ? '没有下架的礼品。' : '没有符合条件的礼品，换个条件看看。'
}

interface FiltersProps {
  readonly shown: Shown
  readonly onChange: (shown: Shown) => void
}

function Filters({ shown, onChange }: FiltersProps) {
  return (
    <div className={styles.toolbar}>
      <Input
        className={styles.search}
        prefix={<SearchOutlined />}
        placeholder="按名称或说明查找"
        aria-label="查找礼品"
        allowClear
        value={shown.words}
        onChange={(event) => onChange({ ...shown, words: event.target.value })}
      />
      <Segmented<Shown['kind']>
        aria-label="类别"
        value={shown.kind}
        onChange={(kind) => onChange({ ...shown, kind })}
        options={[
          { value: 'all', label: '全部' },
          ...(['gift', 'voucher', 'service'] as const).map((kind) => ({ value: kind, label: rewardKindLabels[kind] })),
        ]}
      />
      <Select<Shown['state']>
        aria-label="状态"
        className={styles.state}
        value={shown.state}
        onChange={(state) => onChange({ ...shown, state })}
        options={[
          { value: 'published', label: '在架' },
          { value: 'retired', label: '已下架' },
          { value: 'all', label: '在架和已下架' },
        ]}
      />
    </div>
  )
}
