import { figure, terms } from '@cheyou/words'
import { App, Form, Segmented } from 'antd'
import type { ConsoleReward } from '@cheyou/contract'
import type { InputOf, moveStock } from '@cheyou/contract/routes'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { NumberItem, TextItem } from '../../kit/form-items.tsx'
import type { Intent } from '../../kit/use-intent.ts'
import { StockHistory } from './stock-history.tsx'
import styles from './rewards.module.css'

export type StockMove = InputOf<typeof moveStock>['body']

interface Fields {
  readonly kind: StockMove['kind']
  readonly quantity?: number | null
  readonly reason: string
}

interface StockDialogProps {
  readonly reward: ConsoleReward
  /** Of the row, so that its key outlives the dialog. */
  readonly moving: Intent<[move: StockMove], ConsoleReward>
  readonly onClose: () => void
}

/** Deliveries and counts of the shelf, and what was done so far (req. 3.1). It stays open: there may be more to note. */
export function StockDialog({ reward, moving, onClose }: StockDialogProps) {
  const [form] = Form.useForm<Fields>()
  const { message } = App.useApp()
  const told = ({ stockLeft }: ConsoleReward): void => {
    void message.success(stockLeft === null ? '已不再计数。' : `现在库存 ${figure(stockLeft)} 件。`)
    form.resetFields(['quantity', 'reason'])
    // A delivery to what is not counted is no choice any more.
    if (stockLeft === null) form.setFieldValue('kind', 'count')
  }
  return (
    <FormDialog
      title={`${reward.name}的库存`}
      okText="登记"
      cancelText="关闭"
      about={<Figures reward={reward} />}
      form={form}
      initialValues={{ kind: reward.stockLeft === null ? 'count' : 'delivery' }}
      intent={{ ...moving, run: (fields) => moving.run(moveOf(fields)) }}
      onDone={told}
      onClose={onClose}
      below={<StockHistory rewardId={reward.rewardId} />}
    >
      <MoveFields counted={reward.stockLeft !== null} held={reward.held} />
    </FormDialog>
  )
}

const moveOf = ({ kind, quantity, reason }: Fields): StockMove =>
  kind === 'uncounted' ? { kind, reason } : { kind, quantity: quantity ?? 0, reason }

function Figures({ reward: { stockLeft, held } }: { readonly reward: ConsoleReward }) {
  return (
    <div className={styles.stock}>
      <div>
        <div className={styles.small}>可兑换</div>
        <div className={styles.stockFigure}>{stockLeft === null ? '不计' : figure(stockLeft)}</div>
      </div>
      <div>
        <div className={styles.small}>{terms.waitingToBeCollected}</div>
        <div className={styles.stockFigure}>{figure(held)}</div>
      </div>
    </div>
  )
}

function MoveFields({ counted, held }: { readonly counted: boolean; readonly held: number }) {
  const form = Form.useFormInstance<Fields>()
  const kind = Form.useWatch('kind', form)
  return (
    <>
      <Form.Item name="kind" label="登记什么">
        <Segmented
          aria-label="登记什么"
          options={[
            { value: 'delivery', label: '进货', disabled: !counted },
            { value: 'count', label: '盘点' },
            { value: 'uncounted', label: terms.uncounted, disabled: !counted },
          ]}
        />
      </Form.Item>
      {kind !== 'uncounted' && (
        <NumberItem
          name="quantity"
          label={kind === 'count' ? '货架上一共有' : '进货数量'}
          extra={kind === 'count' && held > 0 ? `连同已兑换待领取的 ${held} 件一起数` : undefined}
          least={kind === 'count' ? 0 : 1}
          most={100_000}
          unit="件"
          missing="请填写数量"
        />
      )}
      <TextItem
        name="reason"
        label="原因"
        most={200}
        missing="请写明原因"
        placeholder={kind === 'count' ? '如：月末盘点，损坏 1 件' : '如：供应商到货'}
      />
    </>
  )
}
