import type { BulkDone } from '@cheyou/contract'
import { figure } from '@cheyou/words'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { problemSentence } from '../copy/problem-sentence.ts'
import type { BulkAction, ChosenRows } from './bulk.ts'
import { FormDialog } from './form-dialog.tsx'
import { TextItem } from './form-items.tsx'
import { ReasonField } from './reason-dialog.tsx'
import { useIntent } from './use-intent.ts'
import { whenSlow } from './when-slow.ts'

/** From so many on the number is typed before it is done. */
const MANY = 100
const EXAMPLES = 3

interface Fields {
  readonly reason?: string
  readonly count?: string
}

interface BulkButtonProps<Row> {
  readonly action: BulkAction<Row>
  readonly chosen: ChosenRows
  /** How many are chosen, and in what they are counted. */
  readonly count: number
  readonly unit: string
  /** Those of them that are in sight. */
  readonly rows: readonly Row[]
  /** First parts of the keys of answers that may no longer be true; the same array at every drawing. */
  readonly refreshes: readonly string[]
  readonly onDone: (became: BulkDone) => void
}

/** Does it to all that are chosen: at once where it can be taken back, else after a question. */
export function BulkButton<Row>(props: BulkButtonProps<Row>) {
  const { action, chosen, refreshes, onDone } = props
  const [asking, setAsking] = useState(false)
  const { message } = App.useApp()
  const sending = useIntent((key, rows: ChosenRows, reason: string) => action.send(key, rows, reason), { refreshes })
  const isAsked = action.undo === undefined
  const { error } = sending
  useEffect(() => {
    if (error !== null && !isAsked) void message.error(problemSentence(error))
  }, [error, isAsked, message])
  const doAtOnce = async (): Promise<void> => {
    const became = await sending.run(chosen, '')
    if (became !== null) onDone(became)
  }
  return (
    <>
      <Button
        size="small"
        danger={isAsked}
        loading={whenSlow(sending.busy)}
        onClick={() => (isAsked ? setAsking(true) : void doAtOnce())}
      >
        {action.name}
      </Button>
      {asking && (
        <FormDialog<Fields, BulkDone>
          title={`${action.name} ${figure(props.count)} ${props.unit}？`}
          okText={action.name}
          danger
          about={<Examples {...props} />}
          intent={{ ...sending, run: ({ reason = '' }) => sending.run(chosen, reason) }}
          onDone={(became) => {
            setAsking(false)
            onDone(became)
          }}
          onClose={() => setAsking(false)}
        >
          <ReasonField />
          {props.count > MANY && <CountField count={props.count} />}
        </FormDialog>
      )}
    </>
  )
}

function Examples<Row>({ action, rows, count, unit }: BulkButtonProps<Row>) {
  const some = rows.slice(0, EXAMPLES).map(action.nameOf)
  return (
    <>
      <p>{action.about}</p>
      <p>
        {some.join('；')}
        {count > some.length && `；另有 ${figure(count - some.length)} ${unit}`}
      </p>
    </>
  )
}

/** The number once more, so that nobody does to thousands what was meant for a page. */
function CountField({ count }: { readonly count: number }) {
  const isThat = async (_: unknown, typed: string | undefined): Promise<void> => {
    if ((typed ?? '').trim() !== String(count)) throw new Error(`请输入 ${count}`)
  }
  return <TextItem name="count" label={`输入 ${count} 表示您看清了有多少`} most={20} rules={[{ validator: isThat }]} />
}
