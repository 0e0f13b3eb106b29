import { PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { TableColumnsType } from 'antd'
import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { formatWhole } from '../../copy/format.ts'
import { rewardKindLabels } from '../../copy/labels.ts'
import { conditionsOf, voucherLine } from './reward-words.ts'
import { RowActions } from './row-actions.tsx'
import styles from './rewards.module.css'

interface Handlers {
  readonly onOpen: (rewardId: string) => void
  readonly onStock: (rewardId: string) => void
  /** Up and down move among the rows offered; undefined while a filter hides some of them. */
  readonly order: readonly string[] | undefined
}

export function columnsOf(catalogue: Catalogue, { onOpen, onStock, order }: Handlers): TableColumnsType<ConsoleReward> {
  return [
    {
      title: '名称',
      key: 'name',
      render: (_, reward) => (
        <div className={styles.item}>
          <Thumbnail reward={reward} />
          <span>
            <Button type="link" className={styles.name} onClick={() => onOpen(reward.rewardId)}>
              {reward.name}
            </Button>
            <span className={styles.under}>{voucherLine(reward, catalogue) ?? reward.description}</span>
          </span>
        </div>
      ),
    },
    { title: '类别', key: 'kind', width: 88, render: (_, { kind }) => rewardKindLabels[kind] },
    {
      title: '积分',
      key: 'price',
      width: 96,
      align: 'right',
      render: (_, { pointsPrice }) => <span className={styles.figure}>{formatWhole(pointsPrice)}</span>,
    },
    { title: '库存', key: 'stock', width: 112, align: 'right', render: (_, reward) => <Stock reward={reward} /> },
    {
      title: '已兑换',
      key: 'redeemed',
      width: 112,
      align: 'right',
      render: (_, { kind, held, handedOver }) => (
        <>
          {formatWhole(held + handedOver)}
          {held > 0 && (
            <span className={styles.under}>
              {kind === 'gift' ? '待领取' : '待使用'} {formatWhole(held)}
            </span>
          )}
        </>
      ),
    },
    {
      title: '谁能兑、何时、何处',
      key: 'conditions',
      width: 240,
      render: (_, reward) => {
        const lines = conditionsOf(reward, catalogue)
        return lines.length === 0 ? (
          <span className={styles.soft}>不限</span>
        ) : (
          lines.map((line) => (
            <span key={line} className={styles.line}>
              {line}
            </span>
          ))
        )
      },
    },
    {
      title: <span className="visually-hidden">操作</span>,
      key: 'actions',
      width: 208,
      render: (_, reward) => <RowActions reward={reward} order={order} onStock={onStock} />,
    },
  ]
}

function Thumbnail({ reward: { pictureUrl, voucher } }: { readonly reward: ConsoleReward }) {
  if (pictureUrl === null && voucher !== null)
    return (
      <span className={`${styles.thumbnail} ${styles.face}`} aria-hidden>
        ¥{formatWhole(voucher.faceFen / 100)}
      </span>
    )
  // The name stands beside it, so the picture says nothing new to whoever listens.
  return pictureUrl === null ? (
    <span className={styles.thumbnail} aria-hidden>
      <PictureOutlined />
    </span>
  ) : (
    <img className={styles.thumbnail} src={pictureUrl} alt="" loading="lazy" />
  )
}

/** Under this many left, somebody should order more. */
const FEW = 5

function Stock({ reward: { stockLeft, state } }: { readonly reward: ConsoleReward }) {
  if (stockLeft === null) return <span className={styles.soft}>不计</span>
  return (
    <>
      {formatWhole(stockLeft)}
      {state === 'published' && stockLeft < FEW && (
        <span className={styles.few}>{stockLeft === 0 ? '已兑完' : '快兑完'}</span>
      )}
    </>
  )
}
