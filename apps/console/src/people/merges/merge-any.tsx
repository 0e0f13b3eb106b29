import { previewMerge } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { MergeDialog } from '../duplicates/merge-dialog.tsx'
import { ArchiveChoice } from './archive-choice.tsx'

interface Pair {
  readonly keptId: string
  readonly mergedId: string
}

/** Merges any two archives, also such as share nothing that a list of duplicates could show (req. 1.7). */
export function MergeAny() {
  const [choosing, choose] = useState(false)
  const [pair, setPair] = useState<Pair | null>(null)
  return (
    <>
      <Button onClick={() => choose(true)}>{terms.mergeArchives}</Button>
      {choosing && (
        <ChoosePair
          onChosen={(chosen) => {
            choose(false)
            setPair(chosen)
          }}
          onClose={() => choose(false)}
        />
      )}
      {pair && <MergeDialog {...pair} onClose={() => setPair(null)} />}
    </>
  )
}

interface ChoosePairProps {
  readonly onChosen: (pair: Pair) => void
  readonly onClose: () => void
}

function ChoosePair({ onChosen, onClose }: ChoosePairProps) {
  const looking = useIntent(async (_key, pair: Pair) => {
    await call(previewMerge, { query: pair })
    return pair
  })
  return (
    <FormDialog
      title={terms.mergeArchives}
      okText="看合并的结果"
      about="选同一个人的两份档案，合并前先给您看结果。"
      intent={looking}
      onDone={onChosen}
      onClose={onClose}
    >
      <Form.Item name="keptId" label="保留的档案" rules={[{ required: true, message: '请选择保留的档案' }]}>
        <ArchiveChoice />
      </Form.Item>
      <Form.Item
        name="mergedId"
        label="并入的档案"
        dependencies={['keptId']}
        rules={[
          { required: true, message: '请选择并入的档案' },
          ({ getFieldValue }) => ({
            validator: (_, chosen: string | undefined) =>
              chosen !== undefined && chosen === getFieldValue('keptId')
                ? Promise.reject(new Error('这是同一份档案，请另选一份'))
                : Promise.resolve(),
          }),
        ]}
      >
        <ArchiveChoice />
      </Form.Item>
    </FormDialog>
  )
}
