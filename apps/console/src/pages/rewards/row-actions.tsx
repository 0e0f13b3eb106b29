import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import type { ConsoleReward } from '@cheyou/contract'
import { bringBackReward, orderRewards, retireReward } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useCatalogueRefresh } from './catalogue-query.ts'
import styles from './rewards.module.css'

interface RowActionsProps {
  readonly reward: ConsoleReward
  readonly order: readonly string[] | undefined
  readonly onStock: (rewardId: string) => void
}

/** Stock, place in the shop, and whether it is offered; nothing for who may not. */
export function RowActions({ reward, order, onStock }: RowActionsProps) {
  const { name, state, rewardId, can } = reward
  const { message, modal } = App.useApp()
  const refresh = useCatalogueRefresh()
  const offering = useMutation({
    mutationFn: (offered: boolean) => {
      const input = { params: { rewardId }, body: { revision: reward.revision }, key: newIdempotencyKey() }
      return offered ? call(bringBackReward, input) : call(retireReward, input)
    },
    onSuccess: ({ state: now }) => void message.success(now === 'retired' ? `${name}已下架。` : `${name}已重新上架。`),
    onError: (error) => void message.error(problemSentence(error)),
    onSettled: refresh,
  })
  const askToRetire = (): void => {
    void modal.confirm({
      title: `下架${name}？`,
      content: '会员不能再兑换它；已经兑换的仍可领取。以后可以重新上架。',
      okText: '下架',
      cancelText: '取消',
      onOk: () => offering.mutateAsync(false).catch(() => undefined),
    })
  }
  return (
    <span className={styles.actions}>
      {order !== undefined && state === 'published' && <Moves rewardId={rewardId} name={name} order={order} />}
      {can.includes('move_stock') && (
        <Button size="small" onClick={() => onStock(rewardId)}>
          库存
        </Button>
      )}
      {can.includes('edit') &&
        (state === 'published' ? (
          <Button size="small" onClick={askToRetire} loading={offering.isPending}>
            下架
          </Button>
        ) : (
          <Button size="small" onClick={() => offering.mutate(true)} loading={offering.isPending}>
            重新上架
          </Button>
        ))}
    </span>
  )
}

interface MovesProps {
  readonly rewardId: string
  readonly name: string
  readonly order: readonly string[]
}

function Moves({ rewardId, name, order }: MovesProps) {
  const { message } = App.useApp()
  const refresh = useCatalogueRefresh()
  const moving = useMutation({
    mutationFn: (rewardIds: string[]) => call(orderRewards, { body: { rewardIds }, key: newIdempotencyKey() }),
    onError: (error) => void message.error(problemSentence(error)),
    onSettled: refresh,
  })
  const place = order.indexOf(rewardId)
  const swap = (other: number): void => {
    const next = [...order]
    next[place] = order[other]!
    next[other] = rewardId
    moving.mutate(next)
  }
  return (
    <>
      <Move
        label={`${name}上移`}
        title="上移"
        icon={<UpOutlined />}
        disabled={place <= 0 || moving.isPending}
        onMove={() => swap(place - 1)}
      />
      <Move
        label={`${name}下移`}
        title="下移"
        icon={<DownOutlined />}
        disabled={place === order.length - 1 || moving.isPending}
        onMove={() => swap(place + 1)}
      />
    </>
  )
}

interface MoveProps {
  readonly label: string
  readonly title: string
  readonly icon: React.ReactNode
  readonly disabled: boolean
  readonly onMove: () => void
}

function Move({ label, title, icon, disabled, onMove }: MoveProps) {
  return (
    <Tooltip title={title}>
      <Button size="small" type="text" icon={icon} aria-label={label} disabled={disabled} onClick={onMove} />
    </Tooltip>
  )
}
