import { useEffect, useState } from 'react'
import { UnfinishedList } from './drafts/unfinished-list.tsx'
import { useUnfinished } from './drafts/use-unfinished.ts'
import { FindPanel } from './find-panel.tsx'
import { HandOver } from './hand-over.tsx'
import { MemberGlance } from './member-glance.tsx'
import { soundRefusal } from './scanner/sound.ts'
import { useScanner } from './scanner/use-scanner.ts'
import { Settled } from './settled.tsx'
import { useAtWork } from './use-at-work.ts'
import { useCounter } from './use-counter.ts'
import { VisitForm } from './visit-form.tsx'
import styles from './counter.module.css'

const refusals = { asked: '请先回答对话框，再扫一次。', full: '扫得太快，请稍等再扫。' }

interface Props {
  readonly storeId: string
  readonly storeName: string
}

/** One store's counter: who is served at the left, the work at the right. */
export function Counter({ storeId, storeName }: Props) {
  const counter = useCounter(storeId)
  const work = useAtWork(counter, storeId)
  const unfinished = useUnfinished(storeId)
  const { stage, error } = counter
  const [refused, setRefused] = useState<string | null>(null)
  useScanner({
    onScan: (text) => {
      setRefused(null)
      return counter.scanned(text)
    },
    onRefused(why) {
      soundRefusal()
      setRefused(refusals[why])
    },
  })
  useEffect(() => {
    if (error !== null) soundRefusal()
  }, [error])
  return (
    <div className={styles.counter}>
      <div className={styles.who}>
        <FindPanel counter={counter} refused={refused} />
        {(stage.kind === 'member' || stage.kind === 'settled') && <MemberGlance panel={stage.panel} />}
      </div>
      <div className={styles.work}>
        {stage.kind === 'empty' && (
          <div className={styles.empty}>
            <p className={styles.hint}>扫会员码、兑换码，或按 F1 输入手机号、车牌、姓名、卡号。</p>
            <UnfinishedList rows={unfinished} acts={work} />
          </div>
        )}
        {stage.kind === 'member' && (
          <VisitForm
            key={stage.draft.tillDraftId}
            counter={counter}
            panel={stage.panel}
            presenceToken={stage.presenceToken}
            opened={stage.draft}
            refused={work.refused}
            onChange={work.clear}
            onPutAside={(form) => work.putAside(stage.draft, form)}
            onTakeOver={() => work.takeOver(stage.draft)}
          />
        )}
        {stage.kind === 'redemption' && (
          <HandOver
            key={stage.redemption.redemption.redemptionId}
            counter={counter}
            redemption={stage.redemption}
            proof={stage.proof}
            storeId={storeId}
          />
        )}
        {stage.kind === 'settled' && (
          <Settled
            key={stage.visit.visitId}
            panel={stage.panel}
            draft={stage.draft}
            visit={stage.visit}
            storeName={storeName}
            onNext={counter.leave}
          />
        )}
      </div>
    </div>
  )
}
