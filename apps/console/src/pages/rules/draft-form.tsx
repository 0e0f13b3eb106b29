import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { RuleList } from '../../api/rules.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import { RulesFormContext, type RulesFormValue } from './form.tsx'
import { RatesForm } from './rates-form.tsx'
import { LimitsForm, MembershipForm, PointsForm, UpgradeForm } from './terms-form.tsx'
import { TiersForm } from './tiers-form.tsx'
import type { DraftAtWork } from './use-draft.ts'
import styles from './rules.module.css'

const sections: readonly (readonly [string, ReactNode])[] = [
  ['等级与服务包', <TiersForm key="tiers" />],
  ['积分比例', <RatesForm key="rates" />],
  ['积分有效期与价值', <PointsForm key="points" />],
  ['入会与续会', <MembershipForm key="membership" />],
  ['升级与降级', <UpgradeForm key="upgrade" />],
  ['门槛优惠与限额', <LimitsForm key="limits" />],
]

/** Parts that have no form of their own yet: what is wrong in them is said above. */
const withoutForm =
  /^(earning\.(sources|campaigns)|entry\.existing|discounts\.order|membership\.renewal\.remindDaysBefore)/

interface DraftFormProps {
  readonly draft: DraftAtWork
  readonly workTypes: RuleList['workTypes']
}

/** The rules as forms and tables; each problem that the server found stands at its field (req. 2.3). */
export function DraftForm({ draft, workTypes }: DraftFormProps) {
  const { rules, saved, change } = draft
  const value = useMemo<RulesFormValue>(() => {
    const names = [...rules.tiers, ...workTypes]
    return { rules, problems: saved.problems, names, workTypes, change: (next) => change({ rules: next }) }
  }, [rules, saved.problems, workTypes, change])
  const elsewhere = saved.problems.filter(({ path }) => withoutForm.test(path))
  return (
    <RulesFormContext.Provider value={value}>
      <div className={styles.page} style={{ padding: 0 }}>
        {elsewhere.map((problem) => (
          <p key={`${problem.path} ${problem.code}`} className={styles.problem} role="alert">
            {ruleProblemSentence(problem, value.names)}
          </p>
        ))}
        {sections.map(([name, form]) => (
          <section key={name} className={styles.card} aria-label={name}>
            <h2 className={styles.heading}>{name}</h2>
            {form}
          </section>
        ))}
      </div>
    </RulesFormContext.Provider>
  )
}
