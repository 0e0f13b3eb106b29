import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { fromWhen } from '../../copy/days.ts'
import { ruleFacts } from '../../copy/rule-facts.ts'
import { paths } from '../../routes.ts'
import { RuleSummary } from './rule-summary.tsx'
import { useRuleList, useRuleVersion } from './rule-queries.ts'
import styles from './rules.module.css'

/** A published version, to read: it never changes. */
export default function RuleVersionPage() {
  const { version = '' } = useParams()
  usePageTitle(`规则第 ${version} 版`)
  const list = useRuleList()
  const published = useRuleVersion(Number(version))
  if (published.isError) return <Failure error={published.error} onRetry={() => void published.refetch()} wholePage />
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div>
          <Link to={paths.rules}>规则</Link>
          <h1 className={styles.title}>第 {version} 版</h1>
        </div>
        {published.data?.version.inForce && <span className={styles.live}>现行</span>}
      </header>
      {published.data && list.data ? (
        <>
          <p className={styles.soft}>
            {fromWhen(published.data.version.effectiveFrom)}起生效。已发布的规则不再改变；要改请另起草一版。
          </p>
          <RuleSummary facts={ruleFacts(published.data.rules, list.data.workTypes)} />
        </>
      ) : (
        <Skeleton active />
      )}
    </div>
  )
}
