import { useParams } from 'react-router'
import { terms } from '@cheyou/words'
import { fromWhen } from '../../copy/days.ts'
import { ruleFacts } from '../../copy/rule-facts.ts'
import { Loaded } from '../../kit/loaded.tsx'
import { Page } from '../../kit/page.tsx'
import { paths } from '../../routes.ts'
import { RuleSummary } from './rule-summary.tsx'
import { StartDraft } from './start-draft.tsx'
import { useRuleList, useRuleVersion } from './rule-queries.ts'
import styles from './rules.module.css'

/** A published version, to read: it never changes. */
export default function RuleVersionPage() {
  const { version = '' } = useParams()
  const list = useRuleList()
  const published = useRuleVersion(Number(version))
  const { effectiveFrom, inForce = false } = published.data?.version ?? {}
  return (
    <Page
      title={`规则第 ${version} 版`}
      within={{ path: paths.rules, name: '规则' }}
      about={
        effectiveFrom === undefined
          ? undefined
          : `${fromWhen(effectiveFrom)}。已发布的规则不再改变，要改就以它起草一版。`
      }
      actions={
        <>
          {inForce && <span className={styles.live}>现行</span>}
          <StartDraft basedOn={Number(version)} label={inForce ? '修改规则' : '以此版起草'} />
        </>
      }
    >
      <Loaded query={published} name="规则">
        {({ rules }) => (
          <Loaded query={list} name={terms.workType}>
            {({ workTypes }) => <RuleSummary facts={ruleFacts(rules, workTypes)} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
