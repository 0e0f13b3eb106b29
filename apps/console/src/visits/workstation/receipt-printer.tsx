import { Button, Radio } from 'antd'
import { useState } from 'react'
import { card } from '../../kit/page.tsx'
import { paperChoices, papers, type PaperChoice } from '../counter/receipt/paper.ts'
import { printPage } from '../counter/receipt/print-page.ts'
import { rulerPage } from '../counter/receipt/receipt-page.ts'
import { usePaper } from '../counter/receipt/use-paper.ts'
import styles from './workstation.module.css'

const options = paperChoices.map((value) => ({ value, label: value === 'none' ? '不打印' : papers[value].name }))

/** Which paper receipts are printed on, and a page with a ruler to try it. */
export function ReceiptPrinter() {
  const [choice, choose] = usePaper()
  const [failed, setFailed] = useState(false)
  const test = async (): Promise<void> => {
    if (choice === 'none') return
    try {
      await printPage(rulerPage(papers[choice]), papers[choice])
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <section className={`${card} ${styles.part}`} aria-labelledby="receipt-printer">
      <h2 id="receipt-printer" className={styles.title}>
        小票
      </h2>
      <Radio.Group
        aria-label="纸宽"
        optionType="button"
        value={choice}
        options={options}
        onChange={({ target }) => choose(target.value as PaperChoice)}
      />
      {choice !== 'none' && (
        <div>
          <Button onClick={() => void test()}>打印测试页</Button>
        </div>
      )}
      {failed && <p role="alert">没能打印，请检查打印机。</p>}
    </section>
  )
}
