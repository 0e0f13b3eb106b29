import { printReceipt } from '@cheyou/contract/routes'
import { tillWords } from '@cheyou/words'
import { Button } from 'antd'
import { useState } from 'react'
import { keyed } from '../../../api/call.ts'
import { Refusal } from '../../../kit/form-dialog.tsx'
import { saveFile } from '../../../kit/file/save-file.ts'
import { useIntent } from '../../../kit/use-intent.ts'
import { whenSlow } from '../../../kit/when-slow.ts'
import { useKeys } from '../use-keys.ts'
import { drawReceipt } from './draw-receipt.ts'
import { papers } from './paper.ts'
import { printPage } from './print-page.ts'
import { receiptPage } from './receipt-page.ts'
import type { UncountedFacts } from './receipt-facts.ts'
import { receiptRows } from './receipt-rows.ts'
import { usePaper } from './use-paper.ts'
import styles from '../counter.module.css'

interface Props {
  readonly visitId: string
  readonly facts: UncountedFacts
  /** How many were printed before: the next one says that it is a copy. */
  readonly printed: number
}

type State = 'not yet' | 'sent' | 'failed'

/** 小票 of a settled visit, on paper or as a picture. What becomes of the paper changes nothing of the visit. */
export function ReceiptButtons({ visitId, facts, printed }: Props) {
  const [choice] = usePaper()
  const [state, setState] = useState<State>('not yet')
  const counting = useIntent(keyed(printReceipt), { refreshes: ['visit-record'] })
  const paper = choice === 'none' ? null : papers[choice]
  const print = async (): Promise<void> => {
    if (paper === null) return
    const counted = await counting.run({ params: { visitId } })
    if (counted === null) return
    try {
      await printPage(receiptPage(receiptRows({ ...facts, ...counted }, paper.columns), paper), paper)
      setState('sent')
    } catch {
      setState('failed')
    }
  }
  const draw = async (): Promise<void> => {
    const { columns } = papers.wide
    const picture = await drawReceipt(receiptRows({ ...facts, number: 1 }, columns), columns)
    saveFile(`小票-${facts.orderNumber}.png`, picture)
  }
  useKeys({ 'Ctrl+p': paper === null ? undefined : () => void print() })
  return (
    <div className={styles.actions}>
      {paper !== null && (
        <Button loading={whenSlow(counting.busy)} onClick={() => void print()}>
          <kbd className={styles.key}>Ctrl P</kbd>{' '}
          {state !== 'not yet' ? '重新打印' : printed > 0 ? '补打小票' : tillWords.printReceipt}
        </Button>
      )}
      <Button onClick={() => void draw()}>存成图片</Button>
      <p role="status" className={styles.soft}>
        {sentences[state]}
      </p>
      <Refusal error={counting.error} />
    </div>
  )
}

const sentences: Readonly<Record<State, string>> = {
  'not yet': '',
  sent: '已送到打印机。没有出纸可以重新打印，登记不受影响。',
  failed: '没能打印，登记不受影响。请检查打印机后重新打印。',
}
