import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { StockMovement } from '@cheyou/contract'
import { listStockMovements } from '@cheyou/contract/routes'
import { figure, momentInTable, stockMovementNames } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { Failure } from '../../components/failure.tsx'
import styles from './rewards.module.css'

/** What was done to the stock by hand, newest first; redemptions have their own list. */
export function StockHistory({ rewardId }: { readonly rewardId: string }) {
  const movements = useQuery({
    queryKey: ['stock-movements', rewardId],
    queryFn: ({ signal }) => call(listStockMovements, { params: { rewardId }, signal }),
  })
  if (movements.isError)
    return <Failure error={movements.error} onRetry={() => void movements.refetch()} busy={movements.isFetching} />
  return (
    <section aria-labelledby="stock-history">
      <h3 id="stock-history" className={styles.group}>
        登记记录
      </h3>
      {movements.data === undefined && <Skeleton active paragraph={{ rows: 2 }} />}
      {movements.data?.rows.length === 0 && <p className={styles.small}>还没有登记过。</p>}
      {movements.data !== undefined && movements.data.rows.length > 0 && (
        // Longer than its frame, it can be scrolled by keyboard too.
        <ul className={styles.movements} tabIndex={0} aria-label="库存登记记录">
          {movements.data.rows.map((movement) => (
            <Movement key={movement.movementId} movement={movement} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Movement({ movement }: { readonly movement: StockMovement }) {
  const { kind, quantity, leftAfter, reason, staffName, at } = movement
  return (
    <li className={styles.movement}>
      <span>
        {stockMovementNames[kind]}
        {quantity === null ? '' : ` ${kind === 'delivery' ? '+' : ''}${figure(quantity)}`}
        {reason === '' ? '' : `，${reason}`}
        <span className={styles.under}>
          {staffName ?? '系统'}，{momentInTable(at)}
        </span>
      </span>
      <span className={styles.movementFigure}>
        {leftAfter === null ? '不计' : figure(leftAfter)}
        <span className={styles.under}>登记后可兑换</span>
      </span>
    </li>
  )
}
