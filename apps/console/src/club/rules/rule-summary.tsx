import type { RuleChange } from '../../copy/rule-facts.ts'
import { noCampaigns, ruleSections, type RuleFact, type RuleSection } from '../../copy/rule-words.ts'
import { FactsTable } from '../../kit/facts-table.tsx'
import styles from './rules.module.css'

/** The rules in words, a line for each tier, work type or way. */
export function RuleSummary({ facts }: { readonly facts: readonly RuleFact[] }) {
  return (
    <div className={styles.summary}>
      {ruleSections.map((section) => (
        <section key={section} className={styles.card} aria-label={section}>
          <h2 className={styles.heading}>{section}</h2>
          {!facts.some((fact) => fact.section === section) && (
            <p className={styles.soft}>{section === '积分活动' ? noCampaigns : `没有${section}`}。</p>
          )}
          <dl className={styles.facts}>
            {bySubject(facts.filter((fact) => fact.section === section)).map(([subject, own]) => (
              <div key={subject}>
                <dt>{subject}</dt>
                <dd>{own.map(factWords).join('；')}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function factWords({ label, value }: RuleFact): string {
  return `${label}${label.length > 3 ? '：' : ' '}${value}`
}

/** A tier's name stands before what is said about it, so it is not said again. */
function bySubject(facts: readonly RuleFact[]): [string, RuleFact[]][] {
  const subjects = new Map<string, RuleFact[]>()
  for (const fact of facts) {
    if (fact.label === '名称') continue
    subjects.set(fact.subject, [...(subjects.get(fact.subject) ?? []), fact])
  }
  return [...subjects]
}

/** What holds where a version says nothing of its own. */
const missing: Partial<Record<RuleSection, string>> = { 积分比例: '按默认' }

interface RuleDiffProps {
  readonly changes: readonly RuleChange[]
  readonly version: number
}

/** What a draft says otherwise than the version in force, in words. */
export function RuleDiff({ changes, version }: RuleDiffProps) {
  if (changes.length === 0) return <p className={styles.soft}>与现行的第 {version} 版没有不同。</p>
  return (
    <FactsTable
      caption={`与第 ${version} 版的不同`}
      rows={changes}
      idOf={({ key }) => key}
      columns={[
        {
          key: 'rule',
          title: '规则',
          value: ({ subject, label }) => `${subject} · ${label}`,
          under: { title: '部分', value: ({ section }) => section },
        },
        {
          key: 'before',
          title: `现行第 ${version} 版`,
          value: ({ before, section }) => before ?? missing[section] ?? '没有',
        },
        {
          key: 'after',
          title: '草稿',
          value: ({ after, section }) => after ?? missing[section] ?? '去掉',
          render: ({ after, section }) => <strong>{after ?? missing[section] ?? '去掉'}</strong>,
        },
      ]}
    />
  )
}
