import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { bringBackReward, moveStock, orderRewards, retireReward } from '@cheyou/contract/routes'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../api/call.ts'
import { TurnButton } from '../../kit/turn-button.tsx'
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
  const params = { rewardId }
  const retire = (key: string, now: { readonly revision: number }) =>
    call(retireReward, { params, body: { revision: now.revision }, key })
  const bringBack = (key: string, now: { readonly revision: number }) =>
    call(bringBackReward, { params, body: { revision: now.revision }, key })
  const published = state === 'published'
  return (
    <TurnButton
      words={published ? '下架' : '重新上架'}
      name={name}
      send={(key) => (published ? retire : bringBack)(key, { revision })}
      undo={published ? bringBack : retire}
      refreshes={refreshes}
    />
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
