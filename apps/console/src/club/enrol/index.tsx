import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Enrolment, EntryPreview } from '@cheyou/contract'
import { getNewestEnrolment, previewEnrolment, startEnrolment } from '@cheyou/contract/routes'
import { figure, momentInTable, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { paths } from '../../routes.ts'
import { Loaded } from '../../kit/loaded.tsx'
import { card, Page } from '../../kit/page.tsx'
import { EntryTable } from './entry-table.tsx'
import { Suspects } from './suspects.tsx'
import styles from './enrol.module.css'
import { CancelJob } from '../../system/jobs/cancel-job.tsx'

const ASK_EVERY_MS = 700
const newestKey = ['enrolment'] as const
const previewKey = ['enrolment-preview'] as const

/** Existing customers become members on the tier of their history (req. 1.2): seen before, done as a job that can be left. */
export default function EnrolPage() {
  const client = useQueryClient()
  const newest = useQuery({
    queryKey: newestKey,
    queryFn: ({ signal }) => call(getNewestEnrolment, { signal }),
    refetchInterval: ({ state }) => (state.data?.enrolment?.state === 'running' ? ASK_EVERY_MS : false),
  })
  const enrolment = newest.data?.enrolment ?? null
  const done = enrolment?.state === 'done'
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: previewKey })
  }, [client, done])
  return (
    <Page
      title={terms.enrolment}
      about={
        <>
          把档案里还不是会员的客户一次办成会员。入会等级按他们在本店自付消费的名次来定，比例在
          <Link to={paths.rules}>规则</Link>里调整。已经是会员的不受影响。
        </>
      }
    >
      <Loaded query={newest} name={terms.enrolment}>
        {() => (
          <>
            {enrolment && <Standing enrolment={enrolment} />}
            {enrolment?.state !== 'running' && <Preview resuming={enrolment?.state === 'interrupted'} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Where the newest one stands. */
function Standing({ enrolment }: { readonly enrolment: Enrolment }) {
  const { state, jobId, customersDone, customersTotal, joined, asOf, finishedAt } = enrolment
  const percent = customersTotal === 0 ? 100 : Math.floor((customersDone / customersTotal) * 100)
  if (state === 'done')
    return (
      <section className={`${card} ${styles.card}`} aria-label="上次的结果">
        <p role="status">
          {finishedAt !== null && momentInTable(finishedAt)} 完成，{figure(joined)} 位客户已入会
          {joined < customersTotal && `；另有 ${figure(customersTotal - joined)} 位在此期间已经是会员`}。
          <Link to={paths.members}>去看会员</Link>
        </p>
        {joined > 0 && <EntryTable preview={enrolment.preview} />}
      </section>
    )
  return (
    <section className={`${card} ${styles.card}`} aria-label="进度">
      <p role="status">
        {state === 'running'
          ? `正在办理 ${figure(customersTotal)} 位客户入会，可以离开，回来再看。`
          : `${asOf} 开始的办理没有做完，已有 ${figure(joined)} 位入会。可以接着办，等级仍按当天的名次。`}
      </p>
      <Progress percent={percent} status={state === 'running' ? 'active' : 'exception'} aria-label="入会进度" />
      {state === 'running' && jobId !== null && (
        <CancelJob jobId={jobId} title={terms.enrolment} refreshes={newestKey} />
      )}
    </section>
  )
}

/** What would happen now, and the button. */
function Preview({ resuming }: { readonly resuming: boolean }) {
  const preview = useQuery({ queryKey: previewKey, queryFn: ({ signal }) => call(previewEnrolment, { signal }) })
  return (
    <Loaded query={preview} name="预览">
      {(data) => (
        <section className={`${card} ${styles.card}`} aria-label="预览">
          <Joining preview={data} resuming={resuming} />
        </section>
      )}
    </Loaded>
  )
}

function Joining({ preview, resuming }: { readonly preview: EntryPreview; readonly resuming: boolean }) {
  const { customers, joining, asOf } = preview
  if (customers === 0)
    return <p className={styles.soft}>档案里还没有客户。导入售后系统的客户后，可以在这里一次办理入会。</p>
  if (joining === 0)
    return <p className={styles.soft}>档案里的 {figure(customers)} 位客户都已经是会员。导入新客户后可以再来办理。</p>
  return (
    <>
      <h2 className={styles.heading}>
        {figure(joining)} 位客户将入会
        <span className={styles.soft}>
          截至 {asOf}，档案共 {figure(customers)} 位客户
        </span>
      </h2>
      <EntryTable preview={preview} />
      <Suspects />
      <Start joining={joining} resuming={resuming} />
    </>
  )
}

function Start({ joining, resuming }: { readonly joining: number; readonly resuming: boolean }) {
  const [asking, setAsking] = useState(false)
  const starting = useIntent((key, _: object) => call(startEnrolment, { key }), { refreshes: newestKey })
  const close = () => setAsking(false)
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {resuming ? '接着办理' : '开始办理'}
      </Button>
      {asking && (
        <FormDialog
          title={`让 ${figure(joining)} 位客户入会？`}
          about="他们会得到会员卡和一年的会员资格，从今天起累积积分。办好以后不能整批撤回。"
          okText="开始办理"
          cancelText="再看看"
          intent={starting}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}
