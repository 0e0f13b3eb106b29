import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { bringBackReward, moveStock, orderRewards, retireReward } from '@cheyou/contract/routes'
import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { refreshes, useShelf } from './catalogue-query.ts'
import type { Shelf, ShelfRow } from './catalogue-query.ts'
import { StockDialog } from './stock-dialog.tsx'
import type { StockMove } from './stock-dialog.tsx'

interface RewardButtonsProps {
  readonly row: ShelfRow
  readonly filters: Readonly<Record<string, string>>
}

/** Stock, place in the shop, and whether it is offered; nothing for who may not. */
export function RewardButtons({ row, filters }: RewardButtonsProps) {
  const [counting, setCounting] = useState(false)
  const shelf = useShelf().data
  const moving = useIntent(
    (key, body: StockMove) => call(moveStock, { params: { rewardId: row.rewardId }, body, key }),
    { refreshes },
  )
  // Up and down move among all that is offered, so not while a filter hides some of it.
  const isWhole = filters['q'] === undefined && filters['kind'] === undefined && row.state === 'published'
  return (
    <>
      {isWhole && shelf?.can.includes('order') && <Moves row={row} shelf={shelf} />}
      {row.can.includes('move_stock') && (
        <Button size="small" onClick={() => setCounting(true)}>
          库存
        </Button>
      )}
      {row.can.includes('edit') && <Offering row={row} />}
      {counting && <StockDialog reward={row} moving={moving} onClose={() => setCounting(false)} />}
    </>
  )
}

function Offering({ row: { name, state, rewardId, revision } }: { readonly row: ShelfRow }) {
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const input = { params: { rewardId }, body: { revision } }
  const retiring = useIntent((key, _none: object) => call(retireReward, { ...input, key }), { refreshes })
  const bringingBack = useIntent((key, _none: object) => call(bringBackReward, { ...input, key }), { refreshes })
  const published = state === 'published'
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {published ? '下架' : '重新上架'}
      </Button>
      {asking && (
        <FormDialog
          title={published ? `下架${name}？` : `重新上架${name}？`}
          okText={published ? '下架' : '重新上架'}
          about={published ? '会员不能再兑换它；已经兑换的仍可领取。以后可以重新上架。' : '会员又能兑换它。'}
          intent={published ? retiring : bringingBack}
          onDone={() => {
            setAsking(false)
            void message.success(published ? `${name}已下架。` : `${name}已重新上架。`)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Moves({ row: { rewardId, name }, shelf }: { readonly row: ShelfRow; readonly shelf: Shelf }) {
  const moving = useIntent((key, rewardIds: string[]) => call(orderRewards, { body: { rewardIds }, key }), {
    refreshes,
  })
  const order = shelf.rows.filter(({ state }) => state === 'published').map((reward) => reward.rewardId)
  const place = order.indexOf(rewardId)
  const swap = (other: number): void => {
    const next = [...order]
    next[place] = order[other]!
    next[other] = rewardId
    void moving.run(next)
  }
  const move = (label: string, icon: ReactNode, other: number) => (
    <Tooltip title={label}>
      <Button
        size="small"
        type="text"
        icon={icon}
        aria-label={`${name}${label}`}
        disabled={order[other] === undefined || moving.busy}
        onClick={() => swap(other)}
      />
    </Tooltip>
  )
  return (
    <>
      {move('上移', <UpOutlined />, place - 1)}
      {move('下移', <DownOutlined />, place + 1)}
    </>
  )
}
