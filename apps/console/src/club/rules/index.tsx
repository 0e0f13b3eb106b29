import { Button, Skeleton, Tag } from 'antd'
import { generatePath, Link, useNavigate } from 'react-router'
import { createRuleDraft } from '@cheyou/contract/routes'
import { keyed } from '../../api/call.ts'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { fromWhen } from '../../copy/days.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { paths } from '../../routes.ts'
import { type RuleList, ruleListKey, useRuleList } from './rule-queries.ts'
import { WorkTypesButton } from './work-types.tsx'
import styles from './rules.module.css'

/** Versions of the rules, newest first, and the drafts at work. */
export default function RulesPage() {
  usePageTitle('规则')
  const list = useRuleList()
  if (list.isError)
    return <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} wholePage />
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>规则</h1>
        {list.data && (
          <span className={styles.given}>
            <WorkTypesButton />
            <NewDraft versions={list.data.versions} />
          </span>
        )}
      </header>
      {list.data ? <Lists list={list.data} /> : <Skeleton active />}
    </div>
  )
}

function NewDraft({ versions }: Pick<RuleList, 'versions'>) {
  const navigate = useNavigate()
  const creating = useIntent(keyed(createRuleDraft), { refreshes: ruleListKey })
  const current = versions.find(({ inForce }) => inForce)
  if (!current) return null
  const create = async (): Promise<void> => {
    const draft = await creating.run({ body: { name: `修改第 ${current.version} 版`, basedOn: current.version } })
    if (draft !== null) await navigate(generatePath(paths.ruleDraft, { draftId: draft.draftId }))
  }
  return (
    <>
      <Button type="primary" onClick={() => void create()} loading={creating.busy}>
        以现行规则起草
      </Button>
      {creating.error !== null && (
        <p className={styles.problem} role="alert">
          {problemSentence(creating.error)}
        </p>
      )}
    </>
  )
}

function Lists({ list: { versions, drafts } }: { readonly list: RuleList }) {
  return (
    <>
      <section className={styles.card} aria-labelledby="drafts">
        <h2 id="drafts" className={styles.heading}>
          草稿
        </h2>
        {drafts.length === 0 ? (
          <p className={styles.soft}>没有草稿。起草后可以先用过去的到店记录试算，再决定何时生效。</p>
        ) : (
          <ul className={styles.rows}>
            {drafts.map(({ draftId, name, basedOn, updatedAt }) => (
              <li key={draftId}>
                <Link to={generatePath(paths.ruleDraft, { draftId })}>{name}</Link>
                <span className={styles.soft}>
                  从第 {basedOn} 版起草 · {fromWhen(updatedAt)}改过
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.card} aria-labelledby="versions">
        <h2 id="versions" className={styles.heading}>
          已发布
        </h2>
        <ul className={styles.rows}>
          {versions.map(({ version, name, effectiveFrom, publishedBy, inForce }) => (
            <li key={version}>
              <Link to={generatePath(paths.ruleVersion, { version: String(version) })}>第 {version} 版</Link>
              {inForce && <span className={styles.live}>现行</span>}
              {new Date(effectiveFrom) > new Date() && <Tag>待生效</Tag>}
              <span className={styles.soft}>
                {[name, `${fromWhen(effectiveFrom)}起生效`, publishedBy && `${publishedBy} 发布`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
