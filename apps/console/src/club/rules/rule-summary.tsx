import type { RuleChange } from '../../copy/rule-facts.ts'
import { ruleSections, type RuleFact } from '../../copy/rule-words.ts'
import styles from './rules.module.css'

/** The rules in words, a line for each tier, work type or way. */
export function RuleSummary({ facts }: { readonly facts: readonly RuleFact[] }) {
  return (
    <div className={styles.summary}>
      {ruleSections.map((section) => (
        <section key={section} className={styles.card} aria-label={section}>
          <h2 className={styles.heading}>{section}</h2>
          {!facts.some((fact) => fact.section === section) && <p className={styles.soft}>没有。</p>}
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

interface RuleDiffProps {
  readonly changes: readonly RuleChange[]
  readonly version: number
}

/** What a draft says otherwise than the version in force, in words. */
export function RuleDiff({ changes, version }: RuleDiffProps) {
  if (changes.length === 0) return <p className={styles.soft}>与现行的第 {version} 版没有不同。</p>
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">与第 {version} 版的不同</caption>
      <thead>
        <tr>
          <th scope="col">规则</th>
          <th scope="col">现行第 {version} 版</th>
          <th scope="col">草稿</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, section, subject, label, before, after }) => (
          <tr key={key}>
            <th scope="row">
              <span className={styles.soft}>{section} · </span>
              {subject} · {label}
            </th>
            <td>{before ?? <span className={styles.soft}>没有</span>}</td>
            <td>
              <strong>{after ?? '去掉'}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
