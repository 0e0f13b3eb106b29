import type { ConsoleConsentText } from '@cheyou/contract'
import { listConsentTexts } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { DetailActions, Section } from '../../kit/detail.tsx'
import { FactsTable } from '../../kit/facts-table.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { card } from '../../kit/page.tsx'
import styles from './club.module.css'
import { PublishConsent } from './publish-consent.tsx'

/** The privacy text in force, and every version with how many owners agreed to it. */
export function Consent() {
  const query = useQuery({
    queryKey: ['consent-texts'],
    queryFn: ({ signal }) => call(listConsentTexts, { signal }),
  })
  return (
    <div className={card}>
      <Section title={terms.privacyText}>
        <Loaded query={query} name={terms.privacyText}>
          {({ rows, mayPublish }) => <Versions rows={rows} mayPublish={mayPublish} />}
        </Loaded>
      </Section>
    </div>
  )
}

interface VersionsProps {
  readonly rows: readonly ConsoleConsentText[]
  readonly mayPublish: boolean
}

function Versions({ rows, mayPublish }: VersionsProps) {
  const [publishing, setPublishing] = useState<ConsoleConsentText | null>(null)
  const [inForce] = rows
  if (inForce === undefined) return null
  return (
    <>
      <div className={styles.text}>
        {inForce.parts.map(({ title, text }) => (
          <div key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
      </div>
      <FactsTable
        caption="隐私说明的版本"
        idOf={({ version }) => version}
        rows={rows}
        columns={[
          { key: 'edition', title: '版本', value: ({ edition }) => `第 ${edition} 版` },
          { key: 'note', title: '改了什么', value: ({ note }) => note },
          { key: 'asks', title: '老会员', value: ({ asksAgain }) => (asksAgain ? '重新同意' : '不用再同意') },
          { key: 'agreed', title: '同意人数', kind: 'whole', value: ({ agreed }) => agreed },
          { key: 'at', title: '发布时间', kind: 'moment', value: ({ publishedAt }) => publishedAt },
          { key: 'by', title: '发布人', value: ({ publishedBy }) => publishedBy },
        ]}
      />
      {mayPublish && (
        <DetailActions>
          <Button onClick={() => setPublishing(inForce)}>修改并发布新版本</Button>
        </DetailActions>
      )}
      {publishing !== null && <PublishConsent from={publishing} onClose={() => setPublishing(null)} />}
    </>
  )
}
