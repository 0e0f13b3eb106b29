import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStored } from '../../components/use-stored.ts'
import { Page } from '../../kit/page.tsx'
import { paths } from '../../routes.ts'
import { useMe } from '../../session/session-state.ts'
import { FindPanel } from './find-panel.tsx'
import { HandOver } from './hand-over.tsx'
import { MemberGlance } from './member-glance.tsx'
import { soundRefusal } from './scanner/sound.ts'
import { useScanner } from './scanner/use-scanner.ts'
import { Settled } from './settled.tsx'
import { useCounter } from './use-counter.ts'
import { VisitForm } from './visit-form.tsx'
import styles from './counter.module.css'

const isText = (value: unknown): value is string => typeof value === 'string'

/** 接待台: the till at a desk, keyboard first. A scanner is read anywhere on the page. */
export default function CounterPage() {
  const { stores } = useMe().staff
  const [kept, keep] = useStored('cheyou.console.counter-store', '', isText)
  const store = stores.find(({ storeId }) => storeId === kept) ?? stores[0]
  const choice =
    stores.length < 2 ? null : (
      <Select
        aria-label="门店"
        value={store?.storeId ?? null}
        options={stores.map(({ storeId, name }) => ({ value: storeId, label: name }))}
        onChange={(storeId) => storeId !== null && keep(storeId)}
      />
    )
  return (
    <Page
      title="接待台"
      fills
      actions={
        <>
          {choice}
          <Link to={paths.workstation}>本机设备</Link>
        </>
      }
    >
      {store === undefined ? (
        <p>您还没有门店，请店长在员工里加上。</p>
      ) : (
        <Counter key={store.storeId} storeId={store.storeId} storeName={store.name} />
      )}
    </Page>
  )
}

const refusals = { asked: '请先回答对话框，再扫一次。', full: '扫得太快，请稍等再扫。' }

function Counter({ storeId, storeName }: { readonly storeId: string; readonly storeName: string }) {
  const counter = useCounter(storeId)
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
          <p className={styles.hint}>扫会员码、兑换码，或按 F1 输入手机号、车牌、姓名、卡号。</p>
        )}
        {stage.kind === 'member' && (
          <VisitForm
            key={stage.panel.card.memberId}
            counter={counter}
            panel={stage.panel}
            presenceToken={stage.presenceToken}
            storeId={storeId}
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
